using System.Buffers;
using System.Globalization;
using System.Text;
using Kpi.Jobs.Workbooks.Writing;

namespace Kpi.Dashboard.Exports;

/// <summary>
/// Writes a table as CSV (RFC 4180): commas, CRLF, numbers with a point whatever the language. A text that a spreadsheet would take for a formula gets an
/// apostrophe before it: names and notes come from files that people upload.
/// </summary>
public sealed class CsvWriter
{
    private const string NewLine = "\r\n";

    // What opens a formula, and the blanks that a spreadsheet skips before looking for one.
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n");
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private readonly StringBuilder _text = new();
    private bool _open;

    /// <summary>Writes a text into the next cell; nothing for null.</summary>
    public CsvWriter Cell(string? text)
    {
        text ??= "";
        if (text.AsSpan().IndexOfAny(FormulaStarts) == 0) text = "'" + text;
        return Raw(text.AsSpan().IndexOfAny(Quoted) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    /// <summary>Writes a number into the next cell with every digit it has; an empty cell for null, never 0.</summary>
    public CsvWriter Cell(double? number) => Raw(number?.ToString("R", CultureInfo.InvariantCulture) ?? "");

    /// <summary>Writes a day into the next cell as ISO 8601 has it, which spreadsheets of every language take for one.</summary>
    public CsvWriter Cell(DateOnly day) => Raw(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>The heads and rows of a table; what stands above it is left out, so that programs find the heads in the first row.</summary>
    public static byte[] Write(TableSheet table)
    {
        var csv = new CsvWriter();
        foreach (var column in table.Columns) csv.Cell(column.Head);
        csv.EndRow();
        foreach (var row in table.Rows)
        {
            foreach (var cell in row)
            {
                _ = cell switch
                {
                    double number => csv.Cell(number),
                    DateOnly day => csv.Cell(day),
                    _ => csv.Cell(cell?.ToString()),
                };
            }
            csv.EndRow();
        }
        return csv.ToBytes();
    }

    /// <summary>Ends the row.</summary>
    public CsvWriter EndRow()
    {
        _text.Append(NewLine);
        _open = false;
        return this;
    }

    /// <summary>The file, in UTF-8 with a byte order mark: without it, spreadsheets read Vietnamese letters as something else.</summary>
    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_text.ToString())];

    private CsvWriter Raw(string cell)
    {
        if (_open) _text.Append(',');
        _text.Append(cell);
        _open = true;
        return this;
    }
}
