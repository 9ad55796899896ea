using System.Globalization;
using Kpi.Data.Observations;

namespace Kpi.Data.Expressions;

/// <summary>Recursive descent over: sum := product (('+' | ' - ') product)*; product := factor (('*' | '/') factor)*; factor := number | key | count(…) | '(' sum ')'.</summary>
internal sealed class ExpressionParser
{
    // Deep enough for any formula a person writes, shallow enough for the stack.
    private const int MaxDepth = 64;

    private readonly string _text;
    private int _at;
    private int _depth;

    private ExpressionParser(string text) => _text = text;

    public static Expression Parse(string text)
    {
        var parser = new ExpressionParser(text);
        var expression = parser.Sum();
        parser.SkipSpaces();
        return parser._at == text.Length ? expression : throw parser.Error("Unexpected text");
    }

    private Expression Sum()
    {
        if (++_depth > MaxDepth) throw Error("Too many nested parentheses");
        var left = Product();
        while (true)
        {
            SkipSpaces();
            if (Peek() == '+') left = Combine('+', left, Product);
            else if (Peek() == '-') left = Combine('-', left, Product);
            else break;
        }
        _depth--;
        return left;
    }

    private Expression Product()
    {
        var left = Factor();
        while (true)
        {
            SkipSpaces();
            if (Peek() is '*' or '/') left = Combine(Peek(), left, Factor);
            else return left;
        }
    }

    private Expression.Binary Combine(char symbol, Expression left, Func<Expression> right)
    {
        var spaced = _at > 0 && _text[_at - 1] == ' ' && _at + 1 < _text.Length && _text[_at + 1] == ' ';
        if (symbol == '-' && !spaced) throw Error("A minus needs a space on both sides");
        _at++;
        return new Expression.Binary(symbol, left, right());
    }

    private Expression Factor()
    {
        SkipSpaces();
        var c = Peek();
        if (c == '(')
        {
            _at++;
            var inner = Sum();
            Expect(')');
            return inner;
        }
        if (char.IsAsciiDigit(c)) return Number();
        if (char.IsAsciiLetter(c)) return Name();
        throw Error(c == '\0' ? "The expression ends too soon" : "A number, an indicator or a parenthesis is expected");
    }

    private Expression.Number Number()
    {
        var start = _at;
        while (char.IsAsciiDigit(Peek()) || Peek() == '.') _at++;
        return double.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new Expression.Number(value)
            : throw new ExpressionException("Not a number", start + 1);
    }

    private Expression Name()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Peek()) || (Peek() is '.' or '-' && _at + 1 < _text.Length && char.IsAsciiLetterOrDigit(_text[_at + 1]))) _at++;
        var name = _text[start.._at];
        SkipSpaces();
        if (Peek() == '(') return string.Equals(name, "count", StringComparison.Ordinal) ? Count() : throw new ExpressionException($"There is no function '{name}'", start + 1);
        return string.Equals(name, "window.days", StringComparison.Ordinal) ? new Expression.WindowDays() : new Expression.Operand(name);
    }

    private Expression.CountLines Count()
    {
        Expect('(');
        var start = _at;
        var end = _text.IndexOf(')', _at);
        if (end < 0) throw Error("A closing parenthesis is missing");
        _at = end + 1;
        var words = _text[start..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["lines", ..]) throw new ExpressionException("Only lines can be counted", start + 1);
        if (words.Length == 1) return new Expression.CountLines(null);
        var states = new List<ObservationState>();
        for (var i = 1; i < words.Length; i++)
        {
            if (i % 2 == 0 && string.Equals(words[i], "or", StringComparison.Ordinal)) continue;
            if (i % 2 == 0 || Words.TryParse<ObservationState>(words[i]) is not { } state) throw new ExpressionException($"'{words[i]}' is not a state of a line", start + 1);
            states.Add(state);
        }
        return words.Length % 2 == 0 ? new Expression.CountLines(states) : throw new ExpressionException("A state is expected after 'or'", end + 1);
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private void SkipSpaces()
    {
        while (Peek() == ' ') _at++;
    }

    private void Expect(char symbol)
    {
        SkipSpaces();
        if (Peek() != symbol) throw Error($"'{symbol}' is expected");
        _at++;
    }

    private ExpressionException Error(string message) => new(message, _at + 1);
}
