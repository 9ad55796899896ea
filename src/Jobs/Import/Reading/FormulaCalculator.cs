using System.Globalization;
using System.Text.RegularExpressions;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import.Reading;

/// <summary>
/// Recalculates simple sums and ratios of one sheet, to see whether the result that a program left in the file is still true. What it does not know for certain
/// (another sheet, a name, any function but SUM and ROUND, words) it does not calculate at all.
/// </summary>
internal sealed partial class FormulaCalculator(Sheet sheet)
{
    // A formula that a person wrote stays far below; one that was made to keep us busy does not.
    private const int MaxLength = 1000;
    private const int MaxDepth = 48;
    private const int MaxCells = 5000;
    private const int MaxCharacters = 200_000;

    private int _cells;
    private int _characters;
    private bool _tooDeep;

    /// <summary>What the formula of a cell gives now; null when it has none or cannot be recalculated, not a finite number when it divides by zero.</summary>
    public double? Calculate(in Cell cell)
    {
        _cells = 0;
        _characters = 0;
        _tooDeep = false;

        // A circle of formulas ends at the depth allowed, with a number that means nothing.
        return Calculate(cell, 0) is { } result && !_tooDeep ? result : null;
    }

    private double? Calculate(in Cell cell, int depth)
    {
        _tooDeep |= depth > MaxDepth;
        if (cell.WrittenFormula is not { } written || written.Text.Length > MaxLength || _tooDeep) return null;
        if ((_characters += written.Text.Length) > MaxCharacters) return null;
        var (rows, columns) = (cell.Row - written.Origin.Row, cell.Column - written.Origin.Column);
        var moved = new Parser(this, written.Text, rows, columns, depth).Whole();
        if (!cell.MayMove || moved is null || (rows, columns) is (0, 0)) return moved;

        // Of the two things the formula may say the one counts that the stored result agrees with: a doubt about the file is no fault of its figure.
        var still = new Parser(this, written.Text, 0, 0, depth).Whole();
        return still is { } number && Math.Abs(moved.Value - cell.Number) < Math.Abs(number - cell.Number) ? moved : still;
    }

    /// <summary>The number a cell stands for where it is named alone; null when it stands for none.</summary>
    private double? Operand(int row, int column, int depth)
    {
        if (++_cells > MaxCells) return null;
        var cell = sheet[row, column];
        if (cell.Kind == CellKind.Empty) return 0;
        if (cell.HasFormula) return Calculate(cell, depth + 1) ?? (cell.Kind == CellKind.Number ? cell.Number : null);
        return cell.Kind switch
        {
            CellKind.Number => cell.Number,
            CellKind.Text => Typed(CellText.Clean(cell.Text)),
            _ => null,
        };
    }

    // Numbers that were typed as text count as the numbers they are: a program leaves them out of a sum, and nobody sees it.
    private static double? Typed(string clean)
    {
        if (clean.Length == 0) return 0;
        var (here, elsewhere) = VietnameseNumber.Read(clean);
        return here is [var number] && (elsewhere.Count == 0 || number == Math.Floor(number)) ? number : null;
    }

    private double? Sum(CellRange range, int depth)
    {
        double sum = 0;
        for (var row = range.FirstRow; row <= range.LastRow; row++)
        {
            for (var column = range.FirstColumn; column <= range.LastColumn; column++)
            {
                if (_cells >= MaxCells) return null;
                var cell = sheet[row, column];
                if (cell.Kind == CellKind.Text && !CellText.Clean(cell.Text).Any(char.IsAsciiDigit))
                {
                    _cells++;
                    continue;
                }
                if (Operand(row, column, depth) is not { } number) return null;
                sum += number;
            }
        }
        return sum;
    }

    /// <summary>Reads a formula from left to right and calculates as it goes; null as soon as it meets what it does not know.</summary>
    private ref struct Parser(FormulaCalculator owner, string text, int rows, int columns, int depth)
    {
        private int _at;
        private int _depth = depth;

        public double? Whole()
        {
            var result = Terms();
            Blank();
            return _at == text.Length ? result : null;
        }

        private double? Terms()
        {
            owner._tooDeep |= ++_depth > MaxDepth;
            if (owner._tooDeep) return null;
            var left = Factors();
            while (left is not null && (Take('+') ? '+' : Take('-') ? '-' : '\0') is not '\0' and var sign)
            {
                left = Factors() is { } right ? (sign == '+' ? left + right : left - right) : null;
            }
            _depth--;
            return left;
        }

        private double? Factors()
        {
            var left = Signed();
            while (left is not null && (Take('*') ? '*' : Take('/') ? '/' : '\0') is not '\0' and var sign)
            {
                left = Signed() is { } right ? (sign == '*' ? left * right : left / right) : null;
            }
            return left;
        }

        private double? Signed()
        {
            var sign = 1;
            while (true)
            {
                if (Take('-')) sign = -sign;
                else if (!Take('+')) break;
            }
            var value = Atom();
            while (value is not null && Take('%')) value /= 100;
            return sign * value;
        }

        private double? Atom()
        {
            if (Take('('))
            {
                var inner = Terms();
                return Take(')') ? inner : null;
            }
            Blank();
            var rest = text.AsSpan(_at);
            foreach (var number in Number().EnumerateMatches(rest))
            {
                _at += number.Length;
                return double.Parse(rest[..number.Length], NumberStyles.Float, CultureInfo.InvariantCulture);
            }
            if (Word("SUM(")) return Sum();
            if (Word("ROUND(")) return Round();
            return Place() is { } place ? owner.Operand(place.Row, place.Column, _depth) : null;
        }

        private double? Sum()
        {
            double sum = 0;
            do
            {
                var from = _at;
                double? part;
                if (Place() is { } first && Take(':'))
                {
                    if (Place() is not { } last) return null;
                    part = owner.Sum(new CellRange(Math.Min(first.Row, last.Row), Math.Min(first.Column, last.Column), Math.Max(first.Row, last.Row), Math.Max(first.Column, last.Column)), _depth);
                }
                else
                {
                    _at = from;
                    part = Terms();
                }
                if (part is not { } number) return null;
                sum += number;
            }
            while (Take(','));
            return Take(')') ? sum : null;
        }

        private double? Round()
        {
            if (Terms() is not { } value || !Take(',') || Terms() is not { } digits || !Take(')') || digits is < 0 or > 12 || digits != Math.Floor(digits)) return null;
            return Math.Abs(value) < 1e12 ? (double)Math.Round((decimal)value, (int)digits, MidpointRounding.AwayFromZero) : null;
        }

        // A place of this sheet, moved along with a formula that several cells share.
        private CellAddress? Place()
        {
            Blank();
            foreach (var found in Address().EnumerateMatches(text.AsSpan(_at)))
            {
                var written = text.AsSpan(_at, found.Length);
                var fixedColumn = written[0] == '$';
                var fixedRow = written[1..].Contains('$');
                if (!CellAddress.TryParse(written.ToString().Replace("$", "", StringComparison.Ordinal), out var place)) return null;
                var moved = new CellAddress(fixedRow ? place.Row : place.Row + rows, fixedColumn ? place.Column : place.Column + columns);
                if (moved is not { Row: >= 1 and <= CellAddress.MaxRow, Column: >= 1 and <= CellAddress.MaxColumn }) return null;
                _at += found.Length;
                return moved;
            }
            return null;
        }

        private bool Word(string word)
        {
            if (!text.AsSpan(_at).StartsWith(word, StringComparison.OrdinalIgnoreCase)) return false;
            _at += word.Length;
            return true;
        }

        private bool Take(char wanted)
        {
            Blank();
            if (_at >= text.Length || text[_at] != wanted) return false;
            _at++;
            return true;
        }

        private void Blank()
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
        }
    }

    [GeneratedRegex(@"\A[0-9]+(\.[0-9]+)?(E[+-]?[0-9]{1,3})?", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    // Not the beginning of a name, of a function or of another sheet.
    [GeneratedRegex(@"\A\$?[A-Z]{1,3}\$?[0-9]{1,7}(?![A-Z0-9_.!(\[])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();
}
