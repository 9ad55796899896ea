using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>Bytes of the files under <c>tests/</c>.</summary>
internal static class TestData
{
    public static string CorpusFolder => TestFiles.Path("tests", "Corpus");

    /// <summary>A file of the official form or of its variants, such as <c>variants/v1-xls.xls</c>.</summary>
    public static byte[] Form(string path) => File.ReadAllBytes(TestFiles.Path("tests", "Forms", path));

    /// <summary>A file of the corpus, such as <c>wild/poi_testEXCEL_95.xls</c>.</summary>
    public static byte[] Corpus(string path) => File.ReadAllBytes(Path.Combine(CorpusFolder, path));
}
