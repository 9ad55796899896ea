using CsvHelper;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>A line of the corpus manifest.</summary>
internal sealed record CorpusFile(string Path, string Expected, string AlsoAcceptable, string Sha256)
{
    public static IReadOnlyList<CorpusFile> ReadManifest()
    {
        using var csv = CsvReader.FromFile(System.IO.Path.Combine(TestData.CorpusFolder, "MANIFEST.csv"));
        var files = new List<CorpusFile>();
        while (csv.Read())
            files.Add(new CorpusFile(csv.GetString("file"), csv.GetString("expected"), csv.GetString("also_acceptable"), csv.GetString("sha256")));
        return files;
    }

    public bool Accepts(string outcome) =>
        outcome.Equals(Expected, StringComparison.Ordinal) || AlsoAcceptable.StartsWith(outcome, StringComparison.Ordinal);
}
