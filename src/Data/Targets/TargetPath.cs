using System.Globalization;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;

namespace Kpi.Data.Targets;

/// <summary>
/// How a target is approached (methods §2.4): from a baseline, over steps where there are any, to its own value on the last day of its period. Reports that fall due on the
/// way are judged against the milestone of their day.
/// </summary>
/// <param name="Shape">Between two steps.</param>
/// <param name="Steps">The baseline first, then what lies on the way; by day, no day twice, at most <see cref="MaxSteps"/>.</param>
public sealed record TargetPath(TrajectoryShape Shape, IReadOnlyList<TargetStep> Steps)
{
    public const int MaxSteps = 24;
    internal const int MaxLength = 1000;

    /// <summary>
    /// Whether what an indicator counts adds up to its target within the year, of a quarter here and of a half-year there: a way leads from the start of that year, and reports that begin with it
    /// have a milestone.
    /// </summary>
    public static bool Sums(CatalogueSnapshot catalogue, Indicator indicator) => indicator.Kind != ValueKind.Percent && (indicator.Formula is not { } formula
        ? indicator.Accumulation == Accumulation.Flow
        : formula.Denominator is null && catalogue.InputsOf(indicator).Any(i => i.Accumulation == Accumulation.Flow));

    /// <summary>Whether the target of a period may have a path. What is counted in a single quarter has nothing on its way.</summary>
    public static bool Fits(CatalogueSnapshot catalogue, Indicator indicator, Period period) =>
        indicator.Kind != ValueKind.Enumeration && (!Sums(catalogue, indicator) || period.Kind is PeriodKind.H1 or PeriodKind.NineMonths or PeriodKind.Year);

    /// <summary>Whether the steps are in order and end before a target's last day; of what adds up within a year, whether they begin with it.</summary>
    public bool IsSound(CatalogueSnapshot catalogue, Indicator indicator, Period period) =>
        IsSound(period) && Fits(catalogue, indicator, period) && (!Sums(catalogue, indicator) || Steps[0].At >= period.Start.AddDays(-1));

    /// <summary>Whether the steps are in order and end before a target's last day.</summary>
    public bool IsSound(Period period) =>
        Steps.Count is > 0 and <= MaxSteps && Steps.All(s => double.IsFinite(s.Value)) && Steps[^1].At < period.End && Steps.Zip(Steps.Skip(1)).All(p => p.First.At < p.Second.At);

    /// <summary>The milestones on the way to targets that have a path, which a range has not: one for each report that falls due between the baseline and the target, where no target that is in force then is set by itself. Those to the earlier target come first.</summary>
    public static IEnumerable<Target> Milestones(IReadOnlyCollection<Target> targets, CatalogueSnapshot catalogue) =>
        from target in targets.OrderBy(t => t.Period.End)
        where target.Path is not null && target.Comparator != TargetComparator.Between && target.Path.IsSound(target.Period)
        let calendar = catalogue.Calendars.FirstOrDefault(c => c.Id == target.Period.CalendarId)
        where calendar is not null
        from milestone in target.Path!.On(target, calendar, catalogue.Find(target.IndicatorId) is { } indicator && Sums(catalogue, indicator))
        where !targets.Any(t => t.IndicatorId == target.IndicatorId && t.AgencyId == target.AgencyId && t.Period == milestone.Period && t.HoldsOn(t.Period.End))
        select milestone;

    /// <summary>The shape, then each step: <c>stepped;2023-12-14=18;2024-06-14=30</c>.</summary>
    public override string ToString() =>
        string.Join(';', Steps.Select(s => FormattableString.Invariant($"{s.At:yyyy-MM-dd}={s.Value:R}")).Prepend(Words.Of(Shape)));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static TargetPath Parse(string text)
    {
        var parts = text.Split(';');
        return new TargetPath(Words.Parse<TrajectoryShape>(parts[0]), [.. parts.Skip(1).Select(p => p.Split('=')).Select(p => new TargetStep(
            DateOnly.ParseExact(p[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), double.Parse(p[1], CultureInfo.InvariantCulture)))]);
    }

    private IEnumerable<Target> On(Target target, ReportingCalendar calendar, bool sums)
    {
        var due = sums ? [.. calendar.Year(target.Period.Year).Where(p => p.Kind is PeriodKind.Q1 or PeriodKind.H1 or PeriodKind.NineMonths or PeriodKind.Year)] : Enumerable.Range(Steps[0].At.Year, target.Period.Year - Steps[0].At.Year + 1).SelectMany(calendar.Year).Where(p => p.Deadline is not null && p.Kind != PeriodKind.Month).ToList();
        var ends = due.Select(p => p.End).Append(target.Period.End).Distinct().Order().ToList();
        List<(DateOnly From, double Value)> steps = [.. Steps.Select(s => (s.At, s.Value)), (target.Period.End, target.Value)];
        return due.Where(p => p.End > Steps[0].At && p.End < target.Period.End)
            .Select(p => target with { Key = $"{target.Key}~{p.Key}", Period = p, Value = Trajectory.At(Shape, steps, p.End, ends)!.Value, Path = null, OnPath = true, Baseline = Steps[0] });
    }
}
