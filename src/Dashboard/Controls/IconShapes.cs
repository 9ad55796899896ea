using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Controls;

/// <summary>
/// The symbols of <c>icons.svg</c>, to be written into the page where they stand: a reference into the file would have the browser lay out a second document before the page's first paint.
/// </summary>
public sealed partial class IconShapes
{
    private readonly Dictionary<string, (string ViewBox, MarkupString Shape)> _symbols;

    public IconShapes()
    {
        // In the program itself too: pages do not fail where the files beside it are missing.
        using var reader = new StreamReader(typeof(IconShapes).Assembly.GetManifestResourceStream("icons.svg")!);
        _symbols = Symbol().Matches(reader.ReadToEnd()).ToDictionary(m => m.Groups["id"].Value, m => (m.Groups["box"].Value, new MarkupString(m.Groups["shape"].Value)), StringComparer.Ordinal);
    }

    /// <summary>The box and the shape of a symbol.</summary>
    /// <exception cref="KeyNotFoundException">There is no such symbol.</exception>
    public (string ViewBox, MarkupString Shape) Of(string symbol) => _symbols[symbol];

    [GeneratedRegex("""<symbol id="(?<id>[^"]+)" viewBox="(?<box>[^"]+)">(?<shape>.*?)</symbol>""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex Symbol();
}
