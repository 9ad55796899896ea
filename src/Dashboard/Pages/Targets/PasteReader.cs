using System.Globalization;
using System.Text.RegularExpressions;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Targets;
using Kpi.Data.Text;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>
/// Reads a rectangle copied from a spreadsheet: a row an indicator, by key, code or name, with a column for each period, or with a column for the period and one for the
/// value. Nothing is guessed: what cannot be read stays with its problem. Pure.
/// </summary>
public sealed partial class PasteReader(CatalogueSnapshot catalogue, ReportingCalendar calendar, int year, TargetNumbers numbers)
{
    private const int MaxRows = 500;
    private const int MaxColumns = 40;
    private static readonly string[] Nothing = ["", "-", "–", "—", "…", "không đặt", "khong dat", "x", "n/a"];
    private readonly List<Indicator> _judged = [.. TargetsReader.Judged(catalogue)];

    /// <param name="text">Rows on lines, cells between tabs.</param>
    public PasteBlock Read(string text)
    {
        var rows = text.ReplaceLineEndings("\n").Split('\n').Take(MaxRows)
            .Select((line, i) => (Number: i + 1, Cells: line.Split('\t').Take(MaxColumns).Select(c => c.Trim().Trim('"')).ToList()))
            .Where(r => r.Cells.Exists(c => c.Length > 0))
            .ToList();
        if (rows.Count == 0) return new PasteBlock(false, [], 0);

        // Columns headed by a period; where there are none, each row says its own.
        var head = rows[0].Cells.Select((c, i) => (Column: i, Period: Period(c))).Where(c => c.Period is not null).ToList();
        var headed = head.Count > 0 && Match(rows[0].Cells).Indicator is null;
        var cells = new List<PasteCell>();
        var blank = 0;
        var periods = headed;
        foreach (var (number, row) in headed ? rows.Skip(1) : rows)
        {
            var (indicator, problem, at) = Match(row);
            var wanted = headed ? head : [.. row.Select((c, i) => (Column: i, Period: i == at ? null : Period(c))).Where(c => c.Period is not null).Take(1).Select(c => (ValueColumn(row, c.Column, at), c.Period))];
            periods |= wanted.Count > 0;
            if (!headed && wanted.Count == 0)
            {
                // A head that names its columns says nothing by itself.
                if (indicator is not null) cells.Add(new PasteCell(number, string.Join(' ', row), indicator, null, default, null, PasteProblem.UnknownPeriod, []));
                continue;
            }
            foreach (var (column, period) in wanted)
            {
                var content = column < row.Count ? row[column] : "";
                if (Nothing.Contains(content.ToLowerInvariant(), StringComparer.Ordinal)) blank++;
                else cells.Add(Cell(number, content, indicator, problem, period!, cells));
            }
        }
        return new PasteBlock(periods, cells, blank);
    }

    private PasteCell Cell(int row, string text, Indicator? indicator, PasteProblem problem, Period period, List<PasteCell> before)
    {
        PasteCell Refused(PasteProblem why, IReadOnlyList<double> readings) => new(row, text, indicator, period, default, null, why, readings);
        if (indicator is null) return Refused(problem, []);
        if (period.Year != year) return Refused(PasteProblem.OtherYear, []);
        if (before.Exists(c => c.Indicator == indicator && c.Period == period)) return Refused(PasteProblem.Twice, []);
        if (numbers.Range(indicator, text) is var (low, high)) return new PasteCell(row, text, indicator, period, TargetComparator.Between, low, null, []) { High = high };
        var (value, comparator, wrong, readings) = numbers.Value(indicator, text);
        return wrong is { } why ? Refused(why, readings) : new PasteCell(row, text, indicator, period, comparator, value, null, []);
    }

    // The value of a row that names its period stands in the last cell that is neither.
    private static int ValueColumn(List<string> row, int period, int name)
    {
        for (var i = row.Count - 1; i >= 0; i--)
        {
            if (i != period && i != name && row[i].Length > 0) return i;
        }
        return row.Count;
    }

    private (Indicator? Indicator, PasteProblem Problem, int Column) Match(List<string> row)
    {
        var problem = PasteProblem.UnknownIndicator;
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i].Length == 0) continue;
            var found = Named(row[i]);
            if (found.Count == 1) return (found[0], default, i);
            if (found.Count > 1) problem = PasteProblem.SeveralIndicators;
        }
        return (null, problem, -1);
    }

    private List<Indicator> Named(string text)
    {
        if (_judged.Find(i => string.Equals(i.Key, text, StringComparison.OrdinalIgnoreCase)) is { } byKey) return [byKey];
        var code = text.TrimEnd('.');
        if (Code().IsMatch(code)) return [.. _judged.Where(i => string.Equals(IndicatorReader.CodeOf(catalogue, i), code, StringComparison.Ordinal))];
        var folded = Folding.Fold(text);
        return folded.Length < 3 ? [] : [.. _judged.Where(i => Folding.Fold(i.Name.Vi) == folded || Folding.Fold(i.Name.En) == folded)];
    }

    private Period? Period(string text)
    {
        if (calendar.Find(text) is { Deadline: not null } byKey) return byKey;
        if (Spelling().Match(Folding.Fold(text)) is not { Success: true } match) return null;
        var of = match.Groups["year"].Success ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) : year;
        PeriodKind? kind = match.Groups["quarter"].Value switch
        {
            "i" or "1" => PeriodKind.Q1,
            "ii" or "2" => PeriodKind.Q2,
            "iii" or "3" => PeriodKind.Q3,
            "iv" or "4" => PeriodKind.Q4,
            _ => match.Groups["half"].Success ? PeriodKind.H1 : match.Groups["nine"].Success ? PeriodKind.NineMonths : PeriodKind.Year,
        };
        return calendar.Find(of, kind.Value) is { Deadline: not null } period ? period : null;
    }

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"^((muc tieu|moc|target) )?((quy|q|quarter) ?(?<quarter>iv|iii|ii|i|[1-4])|(?<half>6 thang( dau nam)?|6t|h1)|(?<nine>9 thang( dau nam)?|9t|9m)|(ca )?nam|year|(full )?year)( nam)?( (?<year>20[0-9]{2}))?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spelling();
}
