using System.Diagnostics;
using System.Security.Cryptography;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>Files that nobody on this project wrote, and files that mean harm: each ends as its manifest says.</summary>
public sealed class CorpusTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private const long MaxAllocated = 64L * 1024 * 1024;

    private static readonly Dictionary<string, CorpusFile> Manifest = CorpusFile.ReadManifest().ToDictionary(file => file.Path, StringComparer.Ordinal);

    public static TheoryData<string> Files => [.. Manifest.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_InCorpus_EndsAsExpected(string path)
    {
        var file = Manifest[path];
        var bytes = TestData.Corpus(path);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();

        var reading = Reading.Of(bytes, Path.GetFileName(path));

        Assert.True(watch.Elapsed < Patience, $"took {watch.Elapsed}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < MaxAllocated, "allocated too much");
        Assert.True(file.Accepts(OutcomeOf(reading)), $"expected {file.Expected} (or {file.AlsoAcceptable}), found {Reading.Describe(reading)}");
        Reading.Exhaust(reading);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_InCorpus_HasTheBytesOfItsManifest(string path) =>
        Assert.Equal(Manifest[path].Sha256, Convert.ToHexStringLower(SHA256.HashData(TestData.Corpus(path))));

    [Fact]
    public void Corpus_OnDisk_IsAllInTheManifest()
    {
        var folder = TestData.CorpusFolder;
        var onDisk = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(path => path.Contains('/', StringComparison.Ordinal));

        Assert.Equal(Manifest.Keys.Order(StringComparer.Ordinal), onDisk.Order(StringComparer.Ordinal));
    }

    private static string OutcomeOf(WorkbookReading reading) => reading.Fault?.Code switch
    {
        null => "opens",
        FileFault.Corrupt or FileFault.Empty => "clear error: corrupt",
        FileFault.Encrypted => "clear error: encrypted",
        FileFault.Unsupported => "clear error: unsupported",
        FileFault.Limits or FileFault.TooLarge => "must be refused: resource limit",
        var other => other,
    };
}
