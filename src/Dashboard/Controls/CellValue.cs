using System.Globalization;
using Kpi.Data.Catalogue;

namespace Kpi.Dashboard.Controls;

/// <summary>What the <c>data-v</c> of a table's cell says: the number behind the words, with every digit it has, for whoever copies the table.</summary>
public static class CellValue
{
    /// <summary>A figure of an indicator: <c>16183</c>, or <c>20.47244094488189%</c> for percent points. Null for none, and for an answer that is chosen from a list: its number means nothing outside.</summary>
    public static string? Of(Indicator indicator, double? value) => indicator.Kind switch
    {
        ValueKind.Enumeration => null,
        ValueKind.Percent => Of(value) is { } number ? number + "%" : null,
        _ => Of(value),
    };

    /// <summary>A plain number; null for none.</summary>
    public static string? Of(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
