using System.Diagnostics.CodeAnalysis;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series;

namespace Kpi.Data.Analysis.Comparisons;

/// <summary>
/// The windows that the figures of one indicator and agency cover (methods §3.3, §3.4): those of their periods, unless a report declares another one, and from the first day of the
/// reporting year where every report counts from it.
/// </summary>
/// <param name="figures">Know what reports declare; null for the windows of the periods.</param>
public sealed class FigureWindows(CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, AgencyFigures? figures = null)
{
    private const double LeastLength = 0.5;
    private const double MostLength = 2;
    private const double MostDeclared = 2.5;

    private readonly FigureBasis _basis = FigureBasis.Of(catalogue, indicator);

    // What is calculated has the windows of what it is calculated from, also before it has been.
    private readonly int _of = Counted(catalogue, indicator, figures);

    private bool FromStart => _basis is { FromStart: true, Level: false };

    /// <summary>Whether any of the reports that the figures stand in declares a window of its own.</summary>
    internal bool Declares { get; } = figures?.HasDeclaredOf(Counted(catalogue, indicator, figures)) == true;

    /// <summary>Whether the figures are levels at the end of a window, which have no length.</summary>
    public bool Level => _basis.Level;

    /// <summary>A figure as it was reported or calculated for its period; null for none.</summary>
    [return: NotNullIfNotNull(nameof(figure))]
    public ComparisonSide? Side(Figure? figure) => figure is null ? null : Side(figure.Period, figure, FromStart);

    /// <summary>The window alone that a figure of a period covers.</summary>
    public ComparisonSide Side(Period period) => Side(period, null, FromStart);

    /// <summary>What the year has given by the end of a period.</summary>
    /// <param name="figure">Of the window from the first day of the year to the end of <paramref name="period"/>.</param>
    public ComparisonSide YearToDate(Period period, Figure figure) => Covering(Side(period, figure, fromStart: true), figure.Period, SeriesAccumulation.Ytd);

    /// <summary>A figure of a series: what is the difference of two reports has the days between their ends, what is their sum the days of both, and neither those that no report covers.</summary>
    /// <param name="accumulation">Of the series.</param>
    public ComparisonSide Side(Figure figure, SeriesAccumulation accumulation)
    {
        if (accumulation == SeriesAccumulation.Reported) return Side(figure);
        var (period, ytd) = (figure.Period, accumulation == SeriesAccumulation.Ytd);
        var reports = figures?.Of(_of);

        // A line that counts from the start of the year never reports a later quarter alone.
        if (reports?.GetValueOrDefault(period)?.Value is not null && (ytd || !FromStart || period.Kind == PeriodKind.Q1)) return Side(period, figure, ytd);
        DateOnly? From(Func<Period, bool> which, Func<(DateOnly Start, DateOnly End), DateOnly> day) =>
            reports?.Keys.Where(which).OrderByDescending(p => p.End).Select(p => Declared(p)).FirstOrDefault(d => d is not null) is { } declared ? day(declared) : null;

        var eve = period.Start.AddDays(-1);
        var start = ytd ? From(p => p.Start == period.Start && p.End <= period.End, d => d.Start) : From(p => p.End == eve, d => d.End.AddDays(1));
        var end = From(p => p.End == period.End, d => d.End);
        var side = Covering(SideOf(period, figure, period.Start, start ?? period.Start, end ?? period.End, ytd), period, accumulation);

        // What two reports leave between them may be no quarter at all, and nothing is divided by it.
        return IsLike(side.Days, period.Days, MostLength) ? side : SideOf(period, figure, period.Start, period.Start, period.End, ytd);
    }

    /// <summary>
    /// Days that a figure of a series covers over those of its period, above 0. A heading that counts from the start of the year says nothing of how long the third quarter is: with more than
    /// twice the period's days, or less than half, it is 1.
    /// </summary>
    internal double LengthOf(Figure figure, SeriesAccumulation accumulation)
    {
        var days = Side(figure, accumulation).Days;
        return IsLike(days, figure.Period.Days, MostLength) ? days / (double)figure.Period.Days : 1;
    }

    private ComparisonSide Covering(ComparisonSide side, Period period, SeriesAccumulation accumulation) =>
        Covered(period, accumulation) is { } days && days != side.Days ? side with { Counted = days } : side;

    // Days that no report covers are in no sum of reports, and those between two of them are in the difference to the whole: 16/12–6/6 and 15/6–14/9 are 266 days, and leave 100 of a year.
    private int? Covered(Period period, SeriesAccumulation accumulation)
    {
        if (!Declares) return null;
        var line = indicator.Formula is null ? indicator : catalogue.InputsOf(indicator).FirstOrDefault(i => Accumulator.AddsUp(i.Accumulation) && figures!.Of(i.Id).Count > 0);
        if (line is null || !Accumulator.AddsUp(line.Accumulation)) return null;
        var terms = Accumulator.Terms(calendar, line.Accumulation, figures!.Of(line.Id), accumulation, period);
        if (terms.Count < 2) return null;
        var whole = terms.Where(t => !t.Subtracted).Select(t => Side(t.Period)).OrderBy(w => w.Start).ToList();

        // A report of the third quarter whose heading counts from the start of the year has days in common with the half-year's.
        var (days, from) = (0, DateOnly.MinValue);
        foreach (var of in whole)
        {
            var start = of.Start > from ? of.Start : from;
            if (start > of.End) continue;
            days += of.End.DayNumber - start.DayNumber + 1;
            from = of.End.AddDays(1);
        }
        foreach (var part in terms.Where(t => t.Subtracted).Select(t => Side(t.Period)))
        {
            foreach (var of in whole)
            {
                var (first, last) = (part.Start > of.Start ? part.Start : of.Start, part.End < of.End ? part.End : of.End);
                days -= Math.Max(0, last.DayNumber - first.DayNumber + 1);
            }
        }
        return days > 0 ? days : null;
    }

    // Days that make a report's window half as long as it is, or far more than twice, are a slip of whoever typed them: the report has warned of it. One that reaches into the window of another
    // year's, some twice as long, is meant to be seen: the two are not compared.
    private (DateOnly Start, DateOnly End)? Declared(Period period)
    {
        if (!Declares || figures!.Declared(_of, period) is not { } declared) return null;
        var days = declared.End.DayNumber - declared.Start.DayNumber + 1;
        return IsLike(days, period.Days, MostDeclared) || (FirstDay(period.Year) is { } first && IsLike(days, period.End.DayNumber - first.DayNumber + 1, MostDeclared)) ? declared : null;
    }

    private static bool IsLike(int days, int nominal, double most) => days >= nominal * LeastLength && days <= nominal * most;

    private ComparisonSide Side(Period period, Figure? figure, bool fromStart)
    {
        var declared = Declared(period);
        var first = fromStart && FirstDay(period.Year) is { } day && day < period.Start ? day : period.Start;
        return SideOf(period, figure, first, first < period.Start ? Begun(period.Year, first) : declared?.Start ?? period.Start, declared?.End ?? period.End, fromStart);
    }

    private static ComparisonSide SideOf(Period period, Figure? figure, DateOnly first, DateOnly start, DateOnly end, bool fromStart) =>
        new(figure?.Period ?? period, figure?.Value, figure?.Numerator, figure?.Denominator, start, end) { FromStart = fromStart, Declared = start != first || end != period.End };

    private static int Counted(CatalogueSnapshot catalogue, Indicator indicator, AgencyFigures? figures)
    {
        if (figures is null || figures.Of(indicator.Id).Count > 0) return indicator.Id;
        return catalogue.InputsOf(indicator).FirstOrDefault(i => Accumulator.AddsUp(i.Accumulation) && figures.Of(i.Id).Count > 0)?.Id ?? indicator.Id;
    }

    private DateOnly? FirstDay(int year) => (calendar.Find(year, PeriodKind.Year) ?? calendar.Find(year, PeriodKind.Q1))?.Start;

    // Where the report of a quarter counts from the start of the year, it does so from the day the reports before it say they began.
    private DateOnly Begun(int year, DateOnly first)
    {
        if (figures is not { } known) return first;
        var before = known.Of(_of).Keys.Where(p => p.Year == year && p.Start == first).OrderByDescending(p => p.End);
        return before.Select(p => Declared(p)?.Start).FirstOrDefault(s => s is not null) ?? first;
    }
}
