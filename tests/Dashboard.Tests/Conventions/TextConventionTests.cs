using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kpi.Dashboard.Tests.Conventions;

/// <summary>Every word of the interface stands in both languages, and nowhere else.</summary>
public sealed partial class TextConventionTests
{
    private static readonly IReadOnlyList<KeyValuePair<string, string>> Vietnamese = Entries("Resources/Text.resx");
    private static readonly IReadOnlyList<KeyValuePair<string, string>> English = Entries("Resources/Text.en.resx");

    [Fact]
    public void Resources_OfBothLanguages_HaveTheSameKeysSortedOnce()
    {
        var keys = Vietnamese.Select(e => e.Key).ToList();
        Assert.Equal(keys, English.Select(e => e.Key), StringComparer.Ordinal);
        Assert.Equal(keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), keys, StringComparer.Ordinal);
    }

    [Fact]
    public void Resources_OfBothLanguages_HaveTheSamePlaceholders()
    {
        var different = Vietnamese.Zip(English)
            .Where(pair => !Placeholders(pair.First.Value).SetEquals(Placeholders(pair.Second.Value)))
            .Select(pair => $"{pair.First.Key}: the same {{0}} in both languages");
        Findings.None(different);
    }

    [Fact]
    public void Resources_HaveWordsInTheRightLanguage()
    {
        Findings.None(English.Where(e => VietnameseLetter().IsMatch(e.Value)).Select(e => $"Text.en.resx, {e.Key}: Vietnamese letters"));
        Findings.None(Vietnamese.Concat(English).Where(e => e.Value.Trim() != e.Value || e.Value.Length == 0).Select(e => $"{e.Key}: empty, or with blanks at its ends"));
    }

    [Fact]
    public void Resources_CallOneThingByOneWord()
    {
        // The word that is used, and those that say the same.
        (string Word, string[] Others)[] words =
        [
            ("tệp", ["tập tin"]), ("tỷ lệ", ["tỉ lệ"]), ("luỹ kế", ["lũy kế"]), ("huỷ", ["hủy"]), ("quy định", ["qui định"]), ("quy tắc", ["qui tắc"]), ("chỉ tiêu", ["chỉ số"]), ("duyệt", ["phê duyệt"]),
            ("công bố", ["xuất bản"]), ("biểu mẫu", ["mẫu biểu"]), ("chương trình", ["phần mềm", "ứng dụng"]), ("cảnh báo", ["lời cảnh cáo"]), ("bản nháp", ["bản thảo"]),
        ];
        Findings.None(Vietnamese.SelectMany(e => words.SelectMany(w => w.Others
            .Where(o => e.Value.Contains(o, StringComparison.OrdinalIgnoreCase))
            .Select(o => $"{e.Key}: \"{w.Word}\", not \"{o}\""))));
    }

    [Fact]
    public void Keys_UsedInTheSource_Exist()
    {
        var keys = Vietnamese.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        var missing = Sources.Files(".razor", ".cs").SelectMany(file => KeyUse().Matches(file.Text).Select(m => m.Groups["key"].Value).Where(k => !keys.Contains(k)).Select(k => $"{file.Path}: {k}"));
        Findings.None(missing);
    }

    [Fact]
    public void Keys_AreLiteral_SoThatTheyCanBeFound()
    {
        var built = Sources.Files(".razor", ".cs").Where(file => BuiltKey().IsMatch(file.Text)).Select(file => $"{file.Path}: write the keys out in a switch");
        Findings.None(built);
    }

    [Fact]
    public void Keys_ThatExist_AreUsed()
    {
        var literals = Sources.Files(".razor", ".cs").SelectMany(file => Literal().Matches(file.Text).Select(m => m.Groups["text"].Value)).ToHashSet(StringComparer.Ordinal);
        Findings.None(Vietnamese.Where(e => !literals.Contains(e.Key)).Select(e => $"{e.Key}: nothing says it; take it out of both files"));
    }

    [Fact]
    public void Components_SayNothingInSoManyWords()
    {
        var found = Sources.Files(".razor").SelectMany(file => RazorScanner.Literals(file.Text).Select(text => $"{file.Path}: \"{text}\" belongs in Resources/Text.resx and Text.en.resx"));
        Findings.None(found);
    }

    private static List<KeyValuePair<string, string>> Entries(string path) =>
        [.. XDocument.Parse(Sources.Read(path)).Root!.Elements("data").Select(e => KeyValuePair.Create(e.Attribute("name")!.Value, e.Element("value")!.Value))];

    private static HashSet<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?:\bL\[|\bText\.Of\()""(?<key>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyUse();

    [GeneratedRegex(@"(?:\bL\[|\bText\.Of\()(\$|""[^""]*""\s*\+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BuiltKey();

    [GeneratedRegex(@"""(?<text>[a-z][a-z0-9.-]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex VietnameseLetter();
}
