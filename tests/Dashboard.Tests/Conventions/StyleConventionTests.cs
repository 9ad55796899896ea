using System.Text.RegularExpressions;

namespace Kpi.Dashboard.Tests.Conventions;

/// <summary>Colours and sizes are tokens: a theme, a touch screen or paper changes them in one place.</summary>
public sealed partial class StyleConventionTests
{
    private const string Tokens = "wwwroot/css/tokens.css";

    [Fact]
    public void Colours_OutsideTokens_AreNeverLiteral()
    {
        var found = Sources.Files(".css", ".razor").Where(file => file.Path != Tokens)
            .SelectMany(file => Declarations(file).SelectMany(text => Colour().Matches(text).Select(m => $"{file.Path}: {m.Value} belongs in {Tokens}; say var(--…)")));
        Findings.None(found);
    }

    [Fact]
    public void Pixels_InComponents_AreNeverLiteral()
    {
        var found = Sources.Files(".razor.css", ".razor")
            .SelectMany(file => Declarations(file).SelectMany(text => Pixels().Matches(text).Select(m => $"{file.Path}: {m.Value} belongs in {Tokens}; say var(--…)")));
        Findings.None(found);
    }

    [Fact]
    public void Tokens_ThatAreUsed_Exist()
    {
        var known = TokenName().Matches(Sources.Read(Tokens)).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var unknown = Sources.Files(".css", ".razor", ".svg")
            .SelectMany(file => TokenUse().Matches(file.Text).Select(m => m.Groups["name"].Value).Where(name => !known.Contains(name) && !file.Text.Contains(name + ":", StringComparison.Ordinal))
                .Select(name => $"{file.Path}: {name}"))
            // Set by a class on the page, read inside the sprite.
            .Where(use => !use.EndsWith("--signal-ring", StringComparison.Ordinal));
        Findings.None(unknown);
    }

    // A page that runs from right to left is its own mirror.
    [Fact]
    public void Sides_FollowTheDirectionOfTheLine()
    {
        var found = Sources.Files(".css").SelectMany(file => Declarations(file).SelectMany(text => Side().Matches(text).Select(m => $"{file.Path}: {m.Value} names a side; say -inline-start, -inline-end, start or end")));
        Findings.None(found);
    }

    [Fact]
    public void Icons_NamedInTheSource_AreInTheSprite()
    {
        var symbols = Symbols();
        var named = Sources.Files(".razor").SelectMany(file => IconUse().Matches(file.Text).Select(m => (file.Path, Name: m.Groups["name"].Value)))
            .Concat(Kpi.Dashboard.Layout.Navigation.Pages.Select(page => (Path: "Layout/Navigation.cs", Name: page.Icon)));
        Findings.None(named.Where(icon => !symbols.Contains(icon.Name) && !symbols.Contains("i-" + icon.Name)).Select(icon => $"{icon.Path}: icons.svg has no symbol {icon.Name}"));
    }

    [Fact]
    public void PatternSheet_ShowsEverySymbol()
    {
        var sheet = Sources.Read("Pages/Diagnostics/PatternSheet.razor");
        Findings.None(Symbols().Where(id => !id.StartsWith("st-", StringComparison.Ordinal) && id != "brand")
            .Select(id => id.StartsWith("i-", StringComparison.Ordinal) ? id[2..] : id)
            .Where(name => !sheet.Contains($"\"{name}\"", StringComparison.Ordinal))
            .Select(name => $"Pages/Diagnostics/PatternSheet.razor does not show {name}"));
    }

    [Fact]
    public void StyleSheets_CloseWhatTheyOpen()
    {
        // A browser forgives a missing brace by swallowing what follows it.
        var open = Sources.Files(".css").Select(file => (file.Path, Text: Comment().Replace(file.Text, ""))).Where(file => file.Text.Count(c => c == '{') != file.Text.Count(c => c == '}'));
        Findings.None(open.Select(file => $"{file.Path}: a brace is missing"));
    }

    private static HashSet<string> Symbols() => [.. SymbolId().Matches(Sources.Read("wwwroot/icons.svg")).Select(m => m.Groups["id"].Value)];

    /// <summary>What may hold a style: the whole of a style sheet without its selectors and media queries, the style attributes of a component.</summary>
    private static IEnumerable<string> Declarations((string Path, string Text) file) => file.Path.EndsWith(".css", StringComparison.Ordinal)
        ? Declaration().Matches(Comment().Replace(file.Text, "")).Select(m => m.Value)
        : StyleAttribute().Matches(file.Text).Select(m => m.Value);

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<=[{;]\s*)[\w-]+\s*:[^;{}]*(?=[;}])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?i)\b(style|fill|stroke)=""[^""]*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StyleAttribute();

    [GeneratedRegex(@"(?i)#[0-9a-f]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(|(?<=[:\s,(""])(white|black|red|green|blue|orange|yellow|gr[ae]y|silver|dimgray|gainsboro)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Colour();

    [GeneratedRegex(@"\b\d*\.?\d+px\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pixels();

    [GeneratedRegex(@"^((margin|padding|border)-(left|right)\b[\w-]*|(left|right|float)\s*:|text-align\s*:\s*(left|right)\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Side();

    [GeneratedRegex(@"(?<name>--[\w-]+)\s*:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenName();

    [GeneratedRegex(@"var\((?<name>--[\w-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenUse();

    [GeneratedRegex(@"<Icon Name=""(?<name>[\w-]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IconUse();

    [GeneratedRegex(@"<symbol id=""(?<id>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SymbolId();
}
