using System.Globalization;
using System.Text.RegularExpressions;

namespace Kpi.Dashboard.Tests.Conventions;

/// <summary>The contrast that the comment in tokens.css promises, computed from the values, and the two spellings of each theme kept equal.</summary>
public sealed partial class TokensTests
{
    private static readonly string Css = Comment().Replace(Sources.Read("wwwroot/css/tokens.css"), "");

    private static readonly Dictionary<string, string> Light = Block(":root {");

    [Theory]
    [InlineData("light", null)]
    [InlineData("dark", "[data-theme=\"dark\"] {")]
    [InlineData("contrast", "[data-theme=\"contrast\"] {")]
    public void Theme_HasEnoughContrast(string theme, string? selector)
    {
        var tokens = new Dictionary<string, string>(Light, StringComparer.Ordinal);
        if (selector is not null) foreach (var (name, value) in Block(selector)) tokens[name] = value;

        string[] grounds = ["--bg", "--sunk", "--raise", "--accent-weak"];
        string[] texts = ["--ink", "--ink2", "--ink3", "--accent", "--danger"];
        string[] weak = ["--met-weak", "--near-weak", "--missed-weak", "--none-weak"];
        string[] graphics =
        [
            "--control", "--met", "--near-edge", "--missed", "--none", "--c-actual", "--c-target", "--c-last", "--c-limit", "--c-proj", "--focus", "--heat1",
        ];
        var pairs = texts.SelectMany(text => grounds.Select(ground => (text, ground, 4.5)))
            .Concat(weak.Select(ground => ("--ink", ground, 4.5)))
            .Concat([("--ink", "--heat0", 4.5), ("--ink2", "--heat0", 4.5), ("--accent-ink", "--accent", 4.5), ("--danger", "--missed-weak", 4.5), ("--ink2", "--near-weak", 4.5), ("--bg", "--ink", 4.5)])
            .Concat(graphics.Select(graphic => (graphic, "--bg", 3.0)));
        var poor = pairs.Select(p => (p, Ratio: Contrast(tokens[p.Item1], tokens[p.Item2]))).Where(p => p.Ratio < p.p.Item3)
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{theme}: {p.p.Item1} on {p.p.Item2} is {p.Ratio:0.00}, needs {p.p.Item3:0.0}"));
        Findings.None(poor);
    }

    [Fact]
    public void Contrast_TheTheme_IsMoreThanEnough()
    {
        var tokens = new Dictionary<string, string>(Light, StringComparer.Ordinal);
        foreach (var (name, value) in Block("[data-theme=\"contrast\"] {")) tokens[name] = value;
        string[] texts = ["--ink", "--ink2", "--ink3", "--accent", "--danger"];
        string[] edges = ["--line", "--line2", "--control", "--met", "--near-edge", "--missed", "--none", "--c-actual", "--c-target", "--c-last", "--c-limit", "--c-proj", "--focus", "--heat1"];
        // WCAG 2.2, 1.4.6 for text; a hairline is a graphic here, for it is all there is to tell parts by.
        var poor = texts.Where(t => Contrast(tokens[t], tokens["--bg"]) < 7).Concat(edges.Where(e => Contrast(tokens[e], tokens["--bg"]) < 4.5));
        Findings.None(poor.Select(name => $"contrast: {name} is too faint"));
    }

    [Fact]
    public void ForcedColours_ReplaceEveryColourByOneOfTheReaders()
    {
        var forced = Block(":root:root:root {");
        var colours = Light.Where(t => t.Value.StartsWith('#')).Select(t => t.Key).Append("--heat0");
        Findings.None(colours.Where(name => !forced.ContainsKey(name)).Select(name => $"forced colours: {name} keeps a colour that the reader may not see"));
        Findings.None(forced.Where(t => t.Value.Contains('#', StringComparison.Ordinal)).Select(t => $"forced colours: {t.Key} is a colour of ours"));
    }

    [Theory]
    [InlineData("[data-theme=\"dark\"] {", "@media screen and (prefers-color-scheme: dark) {")]
    [InlineData("[data-theme=\"contrast\"] {", "@media screen and (prefers-contrast: more) and (prefers-color-scheme: light) {")]
    public void Theme_OfTheSystem_IsTheThemeThatCanBeChosen(string chosen, string system) =>
        Assert.Equal(Block(chosen), Block(":root:not([data-theme]) {", Css.IndexOf(system, StringComparison.Ordinal)));

    private static Dictionary<string, string> Block(string opening, int from = 0)
    {
        var start = Css.IndexOf(opening, from, StringComparison.Ordinal) + opening.Length;
        var body = Css[start..Css.IndexOf('}', start)];
        return Token().Matches(body).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value, StringComparer.Ordinal);
    }

    /// <summary>WCAG 2.2, relative luminance and contrast ratio: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.</summary>
    private static double Contrast(string a, string b)
    {
        var (light, dark) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string hex)
    {
        var channels = Enumerable.Range(0, 3)
            .Select(i => int.Parse(hex.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))
            .ToArray();
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<name>[\w-]+):\s*(?<value>[^;]+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
