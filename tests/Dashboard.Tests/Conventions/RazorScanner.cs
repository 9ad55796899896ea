using System.Text;
using System.Text.RegularExpressions;

namespace Kpi.Dashboard.Tests.Conventions;

/// <summary>
/// Finds what a .razor file says to a reader in so many words: text between tags, and text in attributes that people read or hear. Knows as much
/// of Razor as this project uses: tags, <c>@expressions</c>, control blocks, comments, and a code block at the end of the file.
/// </summary>
internal sealed partial class RazorScanner
{
    private static readonly HashSet<string> Void = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];

    private static readonly HashSet<string> Spoken = new(StringComparer.Ordinal)
    {
        "alt", "aria-label", "aria-description", "placeholder", "title", "Explanation", "Fact", "Label", "Reason", "Second", "Sentence", "Title",
    };

    private readonly string _source;
    private readonly Stack<bool> _inCode = new();
    private readonly StringBuilder _text = new();
    private readonly List<string> _found = [];
    private int _at;

    private RazorScanner(string source) => _source = Prelude().Replace(Code().Replace(source, ""), "");

    /// <summary>The literal texts of a file; none is what they should be.</summary>
    public static IReadOnlyList<string> Literals(string source)
    {
        var scanner = new RazorScanner(source);
        scanner.Scan();
        return scanner._found;
    }

    private bool InCode => _inCode.TryPeek(out var code) && code;

    private bool More => _at < _source.Length;

    private void Scan()
    {
        while (More)
        {
            var c = _source[_at];
            if (c == '@') Expression();
            else if (c == '<' && _at + 1 < _source.Length && (!InCode || IsStartOfTag())) Tag();
            else if (InCode) CodeCharacter(c);
            else Take(_text);
        }

        Flush();
    }

    /// <summary>In C#, a tag opens where a statement could; <c>List&lt;string&gt;</c> and <c>a &lt; b</c> are not tags.</summary>
    private bool IsStartOfTag() => (char.IsLetter(_source[_at + 1]) || _source[_at + 1] == '/') && (_at == 0 || !(char.IsLetterOrDigit(_source[_at - 1]) || _source[_at - 1] == '_'));

    private void CodeCharacter(char c)
    {
        _at++;
        if (c == '{') _inCode.Push(true);
        else if (c == '"') SkipString();
        else if (c == '}')
        {
            _inCode.Pop();
            if (Continuation().Match(_source, _at) is { Success: true } next)
            {
                _at += next.Length;
                OpenBlock();
            }
        }
    }

    private void Expression()
    {
        var rest = _source.AsSpan(_at + 1);
        if (rest.StartsWith("@")) _at += 2;
        else if (rest.StartsWith("(")) { _at++; Balanced(); }
        else if (rest.StartsWith("{")) { _at++; Balanced(); }
        else if (rest.StartsWith(":")) { _at += 2; Take(_text, until: '\n'); Flush(); }
        else if (Control().Match(_source, _at) is { Success: true } control) { Flush(); _at += control.Length; OpenBlock(); }
        else if (Implicit().Match(_source, _at) is { Success: true } name)
        {
            _at += name.Length;
            while (More && (_source[_at] is '(' or '[' || Member().IsMatch(_source, _at)))
            {
                if (_source[_at] is '(' or '[') Balanced();
                else _at += Member().Match(_source, _at).Length;
            }
        }
        else _at++;
    }

    private void OpenBlock()
    {
        while (More && _source[_at] is not ('{' or '(')) _at++;
        if (More && _source[_at] == '(') { Balanced(); OpenBlock(); return; }
        _at++;
        _inCode.Push(true);
    }

    private void Tag()
    {
        Flush();
        var closing = _source[_at + 1] == '/';
        var name = TagName().Match(_source, _at);
        _at += Math.Max(name.Length, 1);
        while (More && _source[_at] != '>')
        {
            if (_source[_at] == '"') Attribute();
            else if (_source[_at] == '@' && _source[_at + 1] == '(') { _at++; Balanced(); }
            else _at++;
        }

        var selfClosing = More && _source[_at - 1] == '/';
        _at++;
        if (closing) _inCode.TryPop(out _);
        else if (!selfClosing && name.Groups["name"] is { Success: true, Value: var tag } && !Void.Contains(tag)) _inCode.Push(false);
    }

    private void Attribute()
    {
        var attribute = AttributeName().Match(_source[..(_at)]).Groups["name"].Value;
        var value = new StringBuilder();
        for (_at++; More && _source[_at] != '"';)
        {
            if (_source[_at] == '@') Expression();
            else Take(value);
        }

        _at++;
        if (Spoken.Contains(attribute)) Report(value.ToString());
    }

    private void Balanced()
    {
        var depth = 0;
        do
        {
            var c = _source[_at++];
            if (c == '"') SkipString();
            else if (c is '(' or '[' or '{') depth++;
            else if (c is ')' or ']' or '}') depth--;
        }
        while (More && depth > 0);
    }

    private void SkipString()
    {
        while (More && _source[_at] != '"') _at += _source[_at] == '\\' ? 2 : 1;
        _at++;
    }

    private void Take(StringBuilder into) => into.Append(_source[_at++]);

    private void Take(StringBuilder into, char until)
    {
        while (More && _source[_at] != until) Take(into);
    }

    private void Flush()
    {
        Report(_text.ToString());
        _text.Clear();
    }

    private void Report(string text)
    {
        var words = Entity().Replace(text, " ").Trim();
        if (Word().IsMatch(words)) _found.Add(words);
    }

    [GeneratedRegex(@"^@code\s*\{.*", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|<!DOCTYPE[^>]*>|^@(page|using|inject|inherits|implements|layout|attribute|rendermode|typeparam|namespace)\b(?!\s*\().*?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Prelude();

    [GeneratedRegex(@"\G@(if|foreach|for|while|switch|using|lock|try)\b(?=\s*[({])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Control();

    [GeneratedRegex(@"\G\s*(else\s+if|else|catch|finally)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Continuation();

    [GeneratedRegex(@"\G@(await\s+)?[\p{L}_][\p{L}\p{N}_]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Implicit();

    [GeneratedRegex(@"\G(\?\.|!\.|\.)[\p{L}_][\p{L}\p{N}_]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Member();

    [GeneratedRegex(@"\G</?(?<name>[\p{L}][\w.:-]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TagName();

    [GeneratedRegex(@"(?<name>[\w@:.-]+)\s*=\s*$", RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 1000)]
    private static partial Regex AttributeName();

    [GeneratedRegex(@"&#?\w+;", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entity();

    [GeneratedRegex(@"\p{L}{2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
