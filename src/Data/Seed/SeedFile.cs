using CsvHelper;

namespace Kpi.Data.Seed;

/// <summary>A table of facts that ships with the program: rows by column name, empty cells as empty text.</summary>
internal static class SeedFile
{
    public static List<Dictionary<string, string>> Read(string name)
    {
        using var stream = Open(name);
        using var reader = CsvReader.Create(stream, new CsvReaderOptions(), leaveOpen: true);
        reader.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < reader.Headers.Count; i++) row[reader.Headers[i]] = i < reader.FieldCount ? reader.GetString(i) : "";
            rows.Add(row);
        }
        return rows;
    }

    public static Stream Open(string name) =>
        typeof(SeedFile).Assembly.GetManifestResourceStream("Seed/" + name) ?? throw new InvalidOperationException($"There is no seed file '{name}'.");
}
