using System.Text;
using CsvHelper;
using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Import;

/// <summary>The real form as csv, to be spoilt in one place. Columns: code, name, unit of measure, value, note.</summary>
internal sealed class CsvForm
{
    public const int Code = 0;
    public const int Name = 1;
    public const int Value = 3;
    public const int Note = 4;

    private readonly List<string[]> _rows = [];

    /// <summary>All rows, titles and headers included.</summary>
    public List<string[]> Rows => _rows;

    public CsvForm()
    {
        using var file = File.OpenRead(TestFiles.Path("tests", "Forms", "variants", "v2-csv-utf8-bom.csv"));
        using var reader = CsvReader.Create(file, new CsvReaderOptions { HasHeader = false, SkipEmptyLines = false }, leaveOpen: true);
        while (reader.Read())
        {
            var row = new string[5];
            for (var i = 0; i < row.Length; i++) row[i] = i < reader.FieldCount ? reader.GetString(i) : "";
            _rows.Add(row);
        }
    }

    /// <summary>Changes one cell of the row with a code, such as "7.1.1.".</summary>
    public CsvForm Set(string code, int column, string text)
    {
        Row(code)[column] = text;
        return this;
    }

    /// <summary>Changes a title line; rows count from 1.</summary>
    public CsvForm Title(int row, string text)
    {
        _rows[row - 1][0] = text;
        return this;
    }

    public CsvForm Remove(string code)
    {
        _rows.Remove(Row(code));
        return this;
    }

    public CsvForm InsertAfter(string code, params string[] cells)
    {
        _rows.Insert(_rows.IndexOf(Row(code)) + 1, [.. cells, .. Enumerable.Repeat("", 5 - cells.Length)]);
        return this;
    }

    /// <summary>Puts the data rows in another order; titles and the first header stay on top.</summary>
    public CsvForm Shuffle(Random random)
    {
        var head = _rows.Take(7).ToList();
        var body = _rows.Skip(7).Where(r => r[Code] is not ("STT" or "Trong đó") && (r[Code].Length > 0 || r[Value].Length > 0)).ToArray();
        random.Shuffle(body);
        _rows.Clear();
        _rows.AddRange([.. head, .. body]);
        return this;
    }

    public byte[] Bytes() => Encoding.UTF8.GetBytes(string.Join('\n', _rows.Select(r => string.Join(',', r.Select(c => "\"" + c.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")))));

    /// <summary>Number of the row with a code, from 1.</summary>
    public int RowOf(string code) => _rows.IndexOf(Row(code)) + 1;

    private string[] Row(string code) => _rows.Find(r => r[Code] == code) ?? throw new ArgumentException($"No row {code}.", nameof(code));
}
