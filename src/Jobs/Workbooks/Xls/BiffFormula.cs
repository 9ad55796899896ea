using System.Buffers.Binary;
using System.Globalization;

namespace Kpi.Jobs.Workbooks.Xls;

/// <summary>
/// Spells out the formula of a cell from its tokens ([MS-XLS] 2.5.198), as far as it is made of numbers, places of its own sheet, the four operations, SUM and ROUND: enough to
/// calculate a total or a rate anew.
/// </summary>
internal static class BiffFormula
{
    private const int MaxTokens = 1000;
    private const int MaxLength = 1000;
    private const int Sum = 4;
    private const int Round = 27;

    // Tokens of places and functions come in three classes, for a reference, a value and an array: each 0x20 apart.
    private const byte ClassBits = 0x60;
    private const byte FirstClass = 0x20;

    // What a formula binds by, weakest first; a place or a number needs no brackets.
    private const int Added = 1;
    private const int Multiplied = 2;
    private const int Signed = 3;
    private const int Alone = 4;

    /// <summary>The cell whose formula these tokens only point at; null when they are a formula themselves.</summary>
    public static CellAddress? SharedWith(ReadOnlySpan<byte> tokens) => tokens is [0x01, _, _, _, _, ..]
        ? new CellAddress(BinaryPrimitives.ReadUInt16LittleEndian(tokens[1..]) + 1, BinaryPrimitives.ReadUInt16LittleEndian(tokens[3..]) + 1)
        : null;

    /// <summary>The formula without its equals sign; null when it has anything else in it.</summary>
    /// <param name="tokens">The tokens alone, without their length.</param>
    /// <param name="isWide">Whether places are written as in Excel 97 and later.</param>
    /// <param name="sharing">The cells that share the formula: it is spelt as it is in the first of them.</param>
    public static string? Spell(ReadOnlySpan<byte> tokens, bool isWide, CellRange? sharing = null)
    {
        var places = new BiffPlaces(isWide, sharing);
        var terms = new Stack<(string Text, int Binding)>();
        var count = 0;
        while (!tokens.IsEmpty)
        {
            if (++count > MaxTokens) return null;
            var used = Step(tokens, places, terms);
            if (used == 0 || used > tokens.Length) return null;
            tokens = tokens[used..];
        }
        return terms.Count == 1 && terms.Peek().Text is { Length: <= MaxLength } formula ? formula : null;
    }

    /// <summary>Takes the next token; the bytes it takes, or 0 for one that is not known.</summary>
    private static int Step(ReadOnlySpan<byte> tokens, BiffPlaces places, Stack<(string Text, int Binding)> terms)
    {
        var token = tokens[0];
        if ((token & ClassBits) != 0) token = (byte)((token & ~ClassBits) | FirstClass);
        switch (token)
        {
            case 0x03:
                return Join(terms, "+", Added, Added) ? 1 : 0;
            case 0x04:
                return Join(terms, "-", Added, Multiplied) ? 1 : 0;
            case 0x05:
                return Join(terms, "*", Multiplied, Multiplied) ? 1 : 0;
            case 0x06:
                return Join(terms, "/", Multiplied, Signed) ? 1 : 0;
            case 0x12 or 0x13 when terms.TryPop(out var term):
                terms.Push(((token == 0x13 ? "-" : "+") + Bound(term, Signed), Signed));
                return 1;
            case 0x14 when terms.TryPop(out var term):
                terms.Push((Bound(term, Alone) + "%", Alone));
                return 1;
            case 0x15 when terms.TryPop(out var term):
                terms.Push(($"({term.Text})", Alone));
                return 1;
            case 0x19 when tokens.Length >= 4:
                return Attribute(tokens[1], terms) ? 4 : 0;
            case 0x1E when tokens.Length >= 3:
                terms.Push((BinaryPrimitives.ReadUInt16LittleEndian(tokens[1..]).ToString(CultureInfo.InvariantCulture), Alone));
                return 3;
            case 0x1F when tokens.Length >= 9 && BinaryPrimitives.ReadDoubleLittleEndian(tokens[1..]) is >= 0 and < 1e15 and var number:
                terms.Push((PlainNumber.Format(number), Alone));
                return 9;
            case 0x21 when tokens.Length >= 3 && BinaryPrimitives.ReadUInt16LittleEndian(tokens[1..]) == Round:
                return Call(terms, "ROUND", 2) ? 3 : 0;
            case 0x22 when tokens.Length >= 4 && BinaryPrimitives.ReadUInt16LittleEndian(tokens[2..]) == Sum:
                return Call(terms, "SUM", tokens[1] & 0x7F) ? 4 : 0;
            case 0x24 or 0x25 or 0x2C or 0x2D when places.Spell(tokens[1..], isArea: (token & 1) != 0, isMoved: token >= 0x2C, out var length) is { } place:
                terms.Push((place, Alone));
                return 1 + length;
            default:
                return 0;
        }
    }

    // A sum of one range is an attribute; others only say where blanks stand.
    private static bool Attribute(byte kind, Stack<(string Text, int Binding)> terms)
    {
        const byte SumOfOne = 0x10, Space = 0x40, Volatile = 0x01;
        return kind == SumOfOne ? Call(terms, "SUM", 1) : (kind & ~Volatile) == Space;
    }

    private static bool Join(Stack<(string Text, int Binding)> terms, string sign, int left, int right)
    {
        if (!terms.TryPop(out var second) || !terms.TryPop(out var first)) return false;
        terms.Push((Bound(first, left) + sign + Bound(second, right), left));
        return true;
    }

    private static bool Call(Stack<(string Text, int Binding)> terms, string name, int arguments)
    {
        if (arguments == 0 || terms.Count < arguments) return false;
        var given = new string[arguments];
        for (var i = arguments - 1; i >= 0; i--) given[i] = terms.Pop().Text;
        terms.Push(($"{name}({string.Join(',', given)})", Alone));
        return true;
    }

    private static string Bound((string Text, int Binding) term, int atLeast) => term.Binding >= atLeast ? term.Text : $"({term.Text})";
}
