using System.Globalization;
using Kpi.Data.Observations;

namespace Kpi.Data.Expressions;

/// <summary>
/// Recursive descent, in one pass and without going back: or := and ('or' and)*; and := not ('and' not)*; not := 'not' not | comparison; comparison := sum (operator sum)?;
/// sum := product (('+' | ' - ') product)*; product := factor (('*' | '/') factor)*; factor := number | key | function | '(' or ')'.
/// Whether a number or a condition was read is looked at where one of them is needed.
/// </summary>
internal sealed class ExpressionParser
{
    private const int MaxDigits = 15;
    private static readonly string[] Comparisons = ["<>", "<=", ">=", "=", "<", ">"];

    private readonly string _text;
    private int _at;
    private int _depth;

    private ExpressionParser(string text) => _text = text;

    public static Expression Parse(string text)
    {
        if (text.Length > Expression.MaxLength) throw new ExpressionException(ExpressionFault.TooLong, Expression.MaxLength + 1);
        var parser = new ExpressionParser(text);
        var expression = parser.Any().Number();
        parser.SkipSpaces();
        return parser._at == text.Length ? expression : throw parser.Error(ExpressionFault.Unexpected, text[parser._at].ToString());
    }

    private Read Any()
    {
        Deeper();
        var left = Conjunction();
        while (Word("or")) left = left.With(new Condition.Or(left.Condition(), Conjunction().Condition()));
        _depth--;
        return left;
    }

    private Read Conjunction()
    {
        var left = Negation();
        while (Word("and")) left = left.With(new Condition.And(left.Condition(), Negation().Condition()));
        return left;
    }

    private Read Negation()
    {
        SkipSpaces();
        var start = _at;
        if (!Word("not")) return Comparison();
        Deeper();
        var inner = Negation().Condition();
        _depth--;
        return new Read(start, null, new Condition.Not(inner));
    }

    private Read Comparison()
    {
        var left = Sum();
        SkipSpaces();
        if (Array.Find(Comparisons, c => string.CompareOrdinal(_text, _at, c, 0, c.Length) == 0) is not { } sign) return left;
        _at += sign.Length;
        return left.With(new Condition.Comparison(sign, left.Number(), Sum().Number()));
    }

    private Read Sum()
    {
        var left = Product();
        while (true)
        {
            SkipSpaces();
            if (Peek() is not ('+' or '-')) return left;
            left = Combine(left, Product);
        }
    }

    private Read Product()
    {
        var left = Factor();
        while (true)
        {
            SkipSpaces();
            if (Peek() is not ('*' or '/')) return left;
            left = Combine(left, Factor);
        }
    }

    private Read Combine(Read left, Func<Read> right)
    {
        var symbol = Peek();
        var spaced = _at > 0 && _text[_at - 1] == ' ' && _at + 1 < _text.Length && _text[_at + 1] == ' ';
        if (symbol == '-' && !spaced) throw Error(ExpressionFault.MinusWithoutSpaces);
        _at++;
        return left.With(new Expression.Binary(symbol, left.Number(), right().Number()));
    }

    private Read Factor()
    {
        SkipSpaces();
        var start = _at;
        var c = Peek();
        if (c == '(')
        {
            _at++;
            var inner = Any();
            Expect(')');
            return inner with { Start = start };
        }
        if (char.IsAsciiDigit(c)) return new Read(start, Number(), null);
        if (char.IsAsciiLetter(c)) return Name();
        throw _at == _text.Length ? Error(ExpressionFault.Ended) : Error(ExpressionFault.OperandExpected, c.ToString());
    }

    private Expression.Number Number()
    {
        var start = _at;
        while (char.IsAsciiDigit(Peek()) || Peek() == '.') _at++;
        var digits = _text.AsSpan(start, _at - start);
        return digits.Length <= MaxDigits + 1 && digits.Length - digits.Count('.') <= MaxDigits && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new Expression.Number(value)
            : throw new ExpressionException(ExpressionFault.Number, start + 1, digits.ToString());
    }

    private Read Name()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Peek()) || (Peek() is '.' or '-' && _at + 1 < _text.Length && char.IsAsciiLetterOrDigit(_text[_at + 1]))) _at++;
        var name = _text[start.._at];
        SkipSpaces();
        if (Peek() == '(') return Function(name, start);
        if (name is "and" or "or" or "not") throw new ExpressionException(ExpressionFault.OperandExpected, start + 1, name);
        return new Read(start, string.Equals(name, "window.days", StringComparison.Ordinal) ? new Expression.WindowDays() : new Expression.Operand(name), null);
    }

    private Read Function(string name, int start)
    {
        switch (name)
        {
            case "count":
                return new Read(start, Count(), null);
            case "if":
                var branches = Arguments(start, 3, 3);
                return new Read(start, new Expression.If(branches[0].Condition(), branches[1].Number(), branches[2].Number()), null);
            case "firstOf":
                return new Read(start, new Expression.FirstOf([.. Arguments(start, 2, Expression.MaxArguments).Select(r => r.Number())]), null);
            case "isMissing":
                return new Read(start, null, new Condition.IsMissing(Arguments(start, 1, 1)[0].Number()));
            case "previous":
                return new Read(start, new Expression.Previous(Arguments(start, 1, 1)[0].Number()), null);
            case "ytd":
                return new Read(start, new Expression.YearToDate(Arguments(start, 1, 1)[0].Number()), null);
            default:
                throw new ExpressionException(ExpressionFault.UnknownFunction, start + 1, name);
        }
    }

    private List<Read> Arguments(int start, int least, int most)
    {
        Expect('(');
        var read = new List<Read> { Any() };
        SkipSpaces();
        while (Peek() == ',' && read.Count <= most)
        {
            _at++;
            read.Add(Any());
            SkipSpaces();
        }
        if (read.Count > most) throw Wrong();
        Expect(')');
        if (read.Count < least) throw Wrong();
        return read;

        ExpressionException Wrong() => new(ExpressionFault.Arguments, start + 1, read.Count.ToString(CultureInfo.InvariantCulture));
    }

    private Expression.CountLines Count()
    {
        Expect('(');
        var start = _at;
        var end = _text.IndexOf(')', _at);
        if (end < 0)
        {
            _at = _text.Length;
            throw Error(ExpressionFault.SignExpected, ")");
        }
        _at = end + 1;
        var words = _text[start..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["lines", ..]) throw new ExpressionException(ExpressionFault.Count, start + 1, string.Join(' ', words));
        if (words.Length == 1) return new Expression.CountLines(null);
        var states = new List<ObservationState>();
        for (var i = 1; i < words.Length; i++)
        {
            if (i % 2 == 0 && string.Equals(words[i], "or", StringComparison.Ordinal)) continue;
            if (i % 2 == 0 || Words.TryParse<ObservationState>(words[i]) is not { } state) throw new ExpressionException(ExpressionFault.Count, start + 1, words[i]);
            states.Add(state);
        }
        return words.Length % 2 == 0 ? new Expression.CountLines(states) : throw new ExpressionException(ExpressionFault.Count, end + 1, "or");
    }

    private void Deeper()
    {
        if (++_depth > Expression.MaxDepth) throw Error(ExpressionFault.TooDeep);
    }

    private bool Word(string word)
    {
        SkipSpaces();
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0) return false;
        var after = _at + word.Length;
        if (after < _text.Length && (char.IsAsciiLetterOrDigit(_text[after]) || _text[after] is '.' or '-')) return false;
        _at = after;
        return true;
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private void SkipSpaces()
    {
        while (Peek() == ' ') _at++;
    }

    private void Expect(char symbol)
    {
        SkipSpaces();
        if (Peek() != symbol) throw Error(ExpressionFault.SignExpected, symbol.ToString());
        _at++;
    }

    private ExpressionException Error(ExpressionFault fault, string found = "") => new(fault, _at + 1, found);

    /// <summary>What was read from a place on: a number or a condition.</summary>
    private readonly record struct Read(int Start, Expression? Value, Condition? Test)
    {
        public Expression Number() => Value ?? throw new ExpressionException(ExpressionFault.NumberExpected, Start + 1);

        public Condition Condition() => Test ?? throw new ExpressionException(ExpressionFault.ConditionExpected, Start + 1);

        public Read With(Expression value) => new(Start, value, null);

        public Read With(Condition test) => new(Start, null, test);
    }
}
