using System;
using System.Globalization;

namespace ExcelNumberFormat;

/// <summary>
/// What ClosedXML calls to show a cell as Excel would. This product writes workbooks and never asks for that (<c>IXLCell.GetFormattedString</c> is banned), so
/// a value is shown plainly, whatever its format: enough to be loaded, and no wrong rendering of a format that is only half understood.
/// </summary>
public sealed class NumberFormat
{
    /// <summary>A format by its code, which is kept and not read.</summary>
    public NumberFormat(string formatString) => FormatString = formatString;

    /// <summary>The format as given.</summary>
    public string FormatString { get; }

    /// <summary>The value in the culture's plain notation.</summary>
    public string Format(object value, CultureInfo culture, bool isDate1904 = false) => Convert.ToString(value, culture) ?? "";
}
