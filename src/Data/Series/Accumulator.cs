using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Data.Series;

/// <summary>
/// Turns reported figures into discrete and year-to-date ones (methods §3.3). Of four quarters k of a reporting year, D(k) is the discrete figure and C(k) the
/// one from the start of the year: D(k) = C(k) − C(k−1), C(k) = C(k−1) + D(k), C(0) = 0. A reported figure wins over a derived one. Where an operand is
/// missing nothing is derived, and nothing is interpolated. A month of a flow is discrete as it is, and stands where its days are in no known quarter. Only flows and year-to-date counts add up; rates, stocks and answers never do.
/// </summary>
public static class Accumulator
{
    private const double Tolerance = 1e-9;
    private static readonly PeriodKind[] DiscreteKinds = [PeriodKind.Q1, PeriodKind.Q2, PeriodKind.Q3, PeriodKind.Q4];
    private static readonly PeriodKind[] YtdKinds = [PeriodKind.Q1, PeriodKind.H1, PeriodKind.NineMonths, PeriodKind.Year];

    /// <summary>Whether figures of this kind may be added and subtracted over time.</summary>
    public static bool AddsUp(Accumulation accumulation) => accumulation is Accumulation.Flow or Accumulation.Ytd;

    /// <summary>The discrete or year-to-date figures of an indicator, by period end. Periods of which nothing was reported are left out.</summary>
    /// <param name="reported">Reported figures of one calendar, by period.</param>
    /// <exception cref="ArgumentException">The indicator's figures do not add up over time.</exception>
    public static IReadOnlyList<Figure> Accumulate(
        ReportingCalendar calendar, Accumulation accumulation, IReadOnlyDictionary<Period, Figure> reported, SeriesAccumulation wanted)
    {
        if (!AddsUp(accumulation)) throw new ArgumentException("Rates, stocks and answers are never added or subtracted.", nameof(accumulation));
        if (wanted == SeriesAccumulation.Reported) return [.. reported.Values.OrderBy(f => f.Period.End).ThenBy(f => f.Period.Start)];
        var points = new List<Figure>(reported.Count);
        foreach (var year in Years(reported)) AddYear(calendar, year, accumulation, reported, wanted, points);
        if (!Passes(accumulation, wanted)) return points;
        var months = LeftOut(reported, points).ToList();
        if (months.Count == 0) return points;
        points.AddRange(months);
        return [.. points.OrderBy(f => f.Period.End).ThenBy(f => f.Period.Start)];
    }

    /// <summary>The reported months whose days no known figure of a series covers: quarters and figures from the start of the year are not put together from months.</summary>
    /// <param name="points">As <see cref="Accumulate"/> gives them.</param>
    public static IEnumerable<Figure> LeftOut(IReadOnlyDictionary<Period, Figure> reported, IReadOnlyList<Figure> points)
    {
        foreach (var (period, figure) in reported)
        {
            if (period.Kind == PeriodKind.Month && !Covers(points, period)) yield return figure;
        }
    }

    private static bool Covers(IReadOnlyList<Figure> points, Period month) =>
        points.Any(p => p.Period == month || (p.Value is not null && p.Period.Start <= month.Start && p.Period.End >= month.End));

    /// <summary>
    /// Both ways to know a quarter's discrete figure, where they exist and differ by more than 1e-9 of what they are made of: the reported one and the difference of the year-to-date ones.
    /// </summary>
    public static IReadOnlyList<(Period Period, double Reported, double Derived)> Contradictions(
        ReportingCalendar calendar, Accumulation accumulation, IReadOnlyDictionary<Period, Figure> reported)
    {
        var found = new List<(Period, double, double)>();
        if (accumulation != Accumulation.Flow) return found;
        foreach (var year in Years(reported))
        {
            Quarter? before = null;
            for (var k = 0; k < 4; k++)
            {
                var quarter = Quarter.Read(calendar, year, k, accumulation, reported, before);
                if (k > 0 && quarter is { ReportedDiscrete: { } d, ReportedYtd: { } c } && before?.Ytd is { } b && !Same(d, c - b, Math.Max(Math.Abs(c), Math.Abs(b))))
                {
                    found.Add((calendar.Find(year, DiscreteKinds[k])!, d, c - b));
                }
                before = quarter;
            }
        }
        return found;
    }

    /// <summary>Runs of quarters of which only the sum is known, by year: a year-to-date figure follows an earlier one, or the start of the year, across at least two quarters none of which is known.</summary>
    public static IReadOnlyList<SeriesSpan> Spans(ReportingCalendar calendar, Accumulation accumulation, IReadOnlyDictionary<Period, Figure> reported)
    {
        var spans = new List<SeriesSpan>();
        foreach (var year in Years(reported))
        {
            Quarter? before = null;
            var (last, sum) = (-1, 0.0);
            var unknown = true;
            for (var k = 0; k < 4; k++)
            {
                before = Quarter.Read(calendar, year, k, accumulation, reported, before);
                unknown &= before.Discrete is null;
                if (before.Ytd is not { } ytd) continue;
                if (unknown && k - last > 1 && calendar.Find(year, DiscreteKinds[last + 1]) is { } first && calendar.Find(year, DiscreteKinds[k]) is { } end) spans.Add(new SeriesSpan(first, end, ytd - sum));
                (last, sum, unknown) = (k, ytd, true);
            }
        }
        return spans;
    }

    /// <summary>
    /// The reported figures that the figure of a period is made of: itself where it was reported, else the year-to-date figures it is the difference or the sum of.
    /// Empty where nothing was reported that says.
    /// </summary>
    /// <param name="period">A period of the kinds that <see cref="Accumulate"/> gives in this accumulation.</param>
    public static IReadOnlyList<AccumulationTerm> Terms(
        ReportingCalendar calendar, Accumulation accumulation, IReadOnlyDictionary<Period, Figure> reported, SeriesAccumulation wanted, Period period)
    {
        if (wanted == SeriesAccumulation.Reported) return reported.ContainsKey(period) ? [new AccumulationTerm(period, false)] : [];
        if (period.Kind == PeriodKind.Month) return Passes(accumulation, wanted) && reported.GetValueOrDefault(period)?.Value is not null ? [new AccumulationTerm(period, false)] : [];
        var place = Array.IndexOf(wanted == SeriesAccumulation.Discrete ? DiscreteKinds : YtdKinds, period.Kind);
        Quarter? quarter = null;
        for (var k = 0; k <= place; k++) quarter = Quarter.Read(calendar, period.Year, k, accumulation, reported, quarter);
        if (quarter is null) return [];
        return wanted == SeriesAccumulation.Discrete ? quarter.DiscreteTerms : quarter.YtdTerms;
    }

    /// <summary>Whether two figures that were added up in different ways are one: sums of what is no whole number differ in their last digits, within 1e-9 of the largest number in them.</summary>
    internal static bool Same(double one, double other, double largest) => Math.Abs(one - other) <= Tolerance * Math.Max(largest, Math.Max(Math.Abs(one), Math.Abs(other)));

    // Only of a flow does a month count itself alone.
    private static bool Passes(Accumulation accumulation, SeriesAccumulation wanted) => accumulation == Accumulation.Flow && wanted == SeriesAccumulation.Discrete;

    private static SortedSet<int> Years(IReadOnlyDictionary<Period, Figure> reported)
    {
        var years = new SortedSet<int>();
        var last = int.MinValue;
        foreach (var period in reported.Keys)
        {
            // The periods of a year lie together mostly.
            if (period.Year != last) years.Add(last = period.Year);
        }
        return years;
    }

    private static void AddYear(
        ReportingCalendar calendar, int year, Accumulation accumulation, IReadOnlyDictionary<Period, Figure> reported, SeriesAccumulation wanted, List<Figure> points)
    {
        Quarter? before = null;
        for (var k = 0; k < 4; k++)
        {
            var quarter = Quarter.Read(calendar, year, k, accumulation, reported, before);
            before = quarter;
            if (quarter.State is not { } state) continue;
            var period = calendar.Find(year, (wanted == SeriesAccumulation.Discrete ? DiscreteKinds : YtdKinds)[k]);
            if (period is null) continue;
            var value = wanted == SeriesAccumulation.Discrete ? quarter.Discrete : quarter.Ytd;
            points.Add(new Figure(
                period,
                value is null ? state : ObservationState.Reported,
                value,
                null,
                null,
                wanted == SeriesAccumulation.Discrete ? quarter.DiscreteIllustrative : quarter.YtdIllustrative));
        }
    }

    /// <summary>One quarter of a year: what was reported of it, and what follows.</summary>
    private sealed record Quarter(
        Figure? DiscreteFigure, Figure? YtdFigure, Quarter? Before, double? Discrete, double? Ytd, bool DiscreteIllustrative, bool YtdIllustrative, ObservationState? State)
    {
        public double? ReportedDiscrete => DiscreteFigure?.Value;

        public double? ReportedYtd => YtdFigure?.Value;

        public IReadOnlyList<AccumulationTerm> DiscreteTerms => Discrete is null ? []
            : ReportedDiscrete is not null ? [new(DiscreteFigure!.Period, false)]
            : [new(YtdFigure!.Period, false), .. (Before?.YtdTerms ?? []).Select(t => t with { Subtracted = !t.Subtracted })];

        public IReadOnlyList<AccumulationTerm> YtdTerms => Ytd is null ? []
            : ReportedYtd is not null ? [new(YtdFigure!.Period, false)]
            : [.. Before?.YtdTerms ?? [], new(DiscreteFigure!.Period, false)];

        public static Quarter Read(
            ReportingCalendar calendar, int year, int k, Accumulation accumulation, IReadOnlyDictionary<Period, Figure> reported, Quarter? before)
        {
            var ytd = Find(calendar, year, YtdKinds[k], reported);
            var discrete = Find(calendar, year, DiscreteKinds[k], reported);

            // A line that runs from the start of the year does so in the report of a single quarter as well.
            if (accumulation == Accumulation.Ytd && k > 0) (ytd, discrete) = (ytd?.Value is null ? discrete ?? ytd : ytd, null);

            var start = k == 0 ? 0 : before!.Ytd;
            var startIllustrative = k > 0 && before!.YtdIllustrative;
            return new Quarter(
                discrete,
                ytd,
                before,
                discrete?.Value ?? (ytd?.Value - start),
                ytd?.Value ?? (start + discrete?.Value),
                discrete?.Value is not null ? discrete.Illustrative : (ytd?.Illustrative ?? false) || startIllustrative,
                ytd?.Value is not null ? ytd.Illustrative : (discrete?.Illustrative ?? false) || startIllustrative,
                EmptyState(discrete, ytd));
        }

        private static Figure? Find(ReportingCalendar calendar, int year, PeriodKind kind, IReadOnlyDictionary<Period, Figure> reported) =>
            calendar.Find(year, kind) is { } period ? reported.GetValueOrDefault(period) : null;

        // Nothing was said, something is missing, or all that was said is "does not apply".
        private static ObservationState? EmptyState(Figure? discrete, Figure? ytd)
        {
            if (discrete is null && ytd is null) return null;
            return discrete is null or { State: ObservationState.NotApplicable } && ytd is null or { State: ObservationState.NotApplicable } ? ObservationState.NotApplicable : ObservationState.Missing;
        }
    }
}
