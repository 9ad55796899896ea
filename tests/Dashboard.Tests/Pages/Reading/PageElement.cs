using System.Net;
using System.Text;

namespace Kpi.Dashboard.Tests.Pages.Reading;

/// <summary>An element of a page as the server sent it. Reads the HTML this program writes: every element that is not void is closed.</summary>
public sealed class PageElement
{
    private static readonly HashSet<string> Void = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
    private static readonly HashSet<string> Raw = ["script", "style", "textarea", "title"];

    // A piece of text is a node without a name.
    private readonly List<PageElement> _children = [];
    private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);
    private string _text = "";

    private PageElement(string name) => Name = name;

    public string Name { get; }

    public static PageElement Parse(string html)
    {
        var root = new PageElement("#document");
        var open = new Stack<PageElement>([root]);
        for (var at = 0; at < html.Length;)
        {
            if (html[at] != '<')
            {
                var next = html.IndexOf('<', at) is var i && i < 0 ? html.Length : i;
                open.Peek().Add(html[at..next]);
                at = next;
            }
            else if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            {
                at = html.IndexOf("-->", at, StringComparison.Ordinal) + 3;
            }
            else if (html[at + 1] is '!')
            {
                at = html.IndexOf('>', at) + 1;
            }
            else if (html[at + 1] is '/')
            {
                var end = html.IndexOf('>', at);
                var closed = open.Pop();
                Assert.Equal(closed.Name, html[(at + 2)..end].Trim(), ignoreCase: true);
                at = end + 1;
            }
            else
            {
                at = Open(html, at, open);
            }
        }
        Assert.Single(open);
        return root;
    }

    /// <summary>The value of an attribute; null when it is not there.</summary>
    public string? Attribute(string name) => _attributes.GetValueOrDefault(name);

    public bool Is(string name, string? cls = null) =>
        string.Equals(Name, name, StringComparison.Ordinal) && (cls is null || Attribute("class")?.Split(' ').Contains(cls, StringComparer.Ordinal) == true);

    /// <summary>The elements directly inside.</summary>
    public IEnumerable<PageElement> Children => _children.Where(c => c.Name.Length > 0);

    /// <summary>The elements inside, however deep, in the order of the page.</summary>
    public IEnumerable<PageElement> All(string name, string? cls = null) => Children.SelectMany(c => c.Is(name, cls) ? c.All(name, cls).Prepend(c) : c.All(name, cls));

    public PageElement? Find(string name, string? cls = null) => All(name, cls).FirstOrDefault();

    /// <summary>What a person reads: text without the page's line breaks, with ordinary blanks.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            Write(text, "");
            return Clean(text);
        }
    }

    /// <summary>The same without what stands in elements of a name.</summary>
    public string TextWithout(string name)
    {
        var text = new StringBuilder();
        Write(text, name);
        return Clean(text);
    }

    private static string Clean(StringBuilder text) => string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static int Open(string html, int at, Stack<PageElement> open)
    {
        var end = at + 1;
        while (!char.IsWhiteSpace(html[end]) && html[end] is not ('>' or '/')) end++;
        var element = new PageElement(html[(at + 1)..end].ToLowerInvariant());
        open.Peek()._children.Add(element);
        at = end;
        while (true)
        {
            while (char.IsWhiteSpace(html[at])) at++;
            if (html[at] == '>')
            {
                at++;
                break;
            }
            if (html[at] == '/')
            {
                Assert.Equal('>', html[at + 1]);
                return at + 2;
            }
            at = element.ReadAttribute(html, at);
        }
        if (Void.Contains(element.Name)) return at;
        if (!Raw.Contains(element.Name))
        {
            open.Push(element);
            return at;
        }
        var close = html.IndexOf("</" + element.Name, at, StringComparison.OrdinalIgnoreCase);
        if (element.Name is not ("script" or "style")) element.Add(html[at..close]);
        return html.IndexOf('>', close) + 1;
    }

    private int ReadAttribute(string html, int at)
    {
        var end = at;
        while (!char.IsWhiteSpace(html[end]) && html[end] is not ('>' or '=' or '/')) end++;
        var name = html[at..end];
        if (html[end] != '=')
        {
            _attributes[name] = "";
            return end;
        }
        if (html[end + 1] is '"' or '\'')
        {
            var close = html.IndexOf(html[end + 1], end + 2);
            _attributes[name] = WebUtility.HtmlDecode(html[(end + 2)..close]);
            return close + 1;
        }
        var last = end + 1;
        while (!char.IsWhiteSpace(html[last]) && html[last] != '>') last++;
        _attributes[name] = html[(end + 1)..last];
        return last;
    }

    private void Add(string text) => _children.Add(new PageElement("") { _text = WebUtility.HtmlDecode(text) });

    private void Write(StringBuilder text, string without)
    {
        if (Name.Length == 0)
        {
            text.Append(_text);
            return;
        }
        if (Name is "script" or "style" || string.Equals(Name, without, StringComparison.Ordinal)) return;
        // Blocks and cells stand apart; inline elements do not.
        var apart = Name is not ("a" or "b" or "span" or "i" or "strong" or "svg" or "path" or "circle" or "rect" or "em");
        if (apart) text.Append(' ');
        foreach (var child in _children) child.Write(text, without);
        if (apart) text.Append(' ');
    }
}
