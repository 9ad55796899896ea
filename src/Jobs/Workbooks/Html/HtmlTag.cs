using System.Net;

namespace Kpi.Jobs.Workbooks.Html;

/// <summary>One tag of a page: its name and where its attributes stand.</summary>
internal readonly struct HtmlTag
{
    private readonly int _attributes;

    private HtmlTag(string name, bool isEnd, bool isEmpty, int attributes, int end)
    {
        Name = name;
        IsEnd = isEnd;
        IsEmpty = isEmpty;
        _attributes = attributes;
        End = end;
    }

    /// <summary>As written; empty when it is no tag.</summary>
    public string Name { get; }

    public bool IsEnd { get; }

    public bool IsEmpty { get; }

    /// <summary>The place after it.</summary>
    public int End { get; }

    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the tag that begins at a place.</summary>
    public static HtmlTag Read(string page, int open)
    {
        const int LongestName = 32;
        var at = open + 1;
        var isEnd = at < page.Length && page[at] == '/';
        if (isEnd)
            at++;
        var start = at;
        while (at < page.Length && at - start < LongestName && (char.IsAsciiLetterOrDigit(page[at]) || page[at] is ':' or '-'))
            at++;
        var name = at > start && char.IsAsciiLetter(page[start]) ? page[start..at] : "";

        // A lone sign ends where it stands: to look for its end would take a page of nothing but such signs a very long time.
        var isMarkup = name.Length > 0 || (open + 1 < page.Length && page[open + 1] is '!' or '?');
        var end = isMarkup ? Close(page, at) : open + 1;
        return new HtmlTag(name, isEnd, end >= 2 && page[end - 2] == '/', at, end);
    }

    /// <summary>An attribute's value; null when it is absent.</summary>
    public string? Attribute(string page, string name)
    {
        var at = _attributes;
        while (at < End)
        {
            while (at < End && (char.IsWhiteSpace(page[at]) || page[at] is '/' or '>'))
                at++;
            var start = at;
            while (at < End && page[at] is not ('=' or '>' or '/') && !char.IsWhiteSpace(page[at]))
                at++;
            var found = page.AsSpan(start, at - start);
            while (at < End && char.IsWhiteSpace(page[at]))
                at++;
            if (at >= End || page[at] != '=')
            {
                if (at == start)
                    return null;
                continue;
            }
            at++;
            while (at < End && char.IsWhiteSpace(page[at]))
                at++;
            var value = Value(page, ref at);
            if (found.Equals(name, StringComparison.OrdinalIgnoreCase))
                return WebUtility.HtmlDecode(value.ToString());
        }
        return null;
    }

    /// <summary>The font the tag names, by its <c>face</c> or its style; null when it names none.</summary>
    public string? Font(string page)
    {
        const string Property = "font-family:";
        if (Attribute(page, "face") is { Length: > 0 } face)
            return First(face);
        if (Attribute(page, "style") is not { } style)
            return null;
        var at = style.IndexOf(Property, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var rest = style[(at + Property.Length)..];
        var end = rest.IndexOf(';', StringComparison.Ordinal);
        return First(end < 0 ? rest : rest[..end]);
    }

    private static string? First(string fonts)
    {
        var first = fonts.Split(',')[0].Trim().Trim('"', '\'');
        return first.Length == 0 ? null : first;
    }

    private ReadOnlySpan<char> Value(string page, ref int at)
    {
        if (at < End && page[at] is '"' or '\'')
        {
            var quote = page[at++];
            var start = at;
            while (at < End && page[at] != quote)
                at++;
            var value = page.AsSpan(start, at - start);
            at++;
            return value;
        }
        var from = at;
        while (at < End && page[at] is not '>' && !char.IsWhiteSpace(page[at]))
            at++;
        return page.AsSpan(from, at - from);
    }

    // A sign within quotes does not end the tag; a quote that is never closed does not take the rest of the page with it.
    private static int Close(string page, int at)
    {
        const int LongestTag = 64 * 1024;
        var start = at;
        var quote = '\0';
        for (; at < page.Length && at - start < LongestTag; at++)
        {
            var c = page[at];
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
            }
            else if (c is '"' or '\'' && page[at - 1] is '=' or ' ')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return at + 1;
            }
        }
        var plain = page.IndexOf('>', start);
        return plain < 0 ? page.Length : plain + 1;
    }
}
