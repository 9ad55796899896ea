using System.Globalization;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Rules;
using Kpi.Data.Series;

namespace Kpi.Jobs.Import.Checking;

/// <summary>Compares a form with what is published: what would change, and whether it continues the year it belongs to.</summary>
internal static class HistoryComparer
{
    public static CheckResult Compare(ResultDraft draft, CatalogueSnapshot catalogue, AgencyFigures published)
    {
        var changes = Changes(draft, published);
        var result = draft.Result with { Changes = changes };
        if (draft.Period is not { } period) return result;
        var problems = new List<Problem>();
        if (changes.Changed > 0)
        {
            problems.Add(Problem.Of(
                Severity.Warning, ProblemCodes.RevisionClosedPeriod, draft.Result.Sheet?.Name, null, null,
                ("period", period.Key), ("count", changes.Changed.ToString(CultureInfo.InvariantCulture))));
        }
        var calendar = catalogue.CalendarOf(draft.Form);
        foreach (var indicator in draft.Form.Indicators)
        {
            if (draft.Figures.GetValueOrDefault(indicator.Id) is not { } figure || !Accumulator.AddsUp(indicator.Accumulation)) continue;
            var year = new Dictionary<Period, Figure> { [period] = figure };
            foreach (var (other, known) in published.Of(indicator.Id))
            {
                if (other.Year == period.Year) year.TryAdd(other, known);
            }

            // A figure alone in its year continues nothing.
            if (year.Count == 1) continue;
            problems.AddRange(Continuity(draft, calendar, indicator, year));
        }
        problems.AddRange(OutlierChecker.Check(draft, calendar, published));
        return result with { Problems = [.. result.Problems, .. problems] };
    }

    private static ChangeSummary Changes(ResultDraft draft, AgencyFigures published)
    {
        int added = 0, changed = 0, unchanged = 0, missing = 0;
        var items = new List<Change>();
        foreach (var indicator in draft.Form.Indicators.Where(i => !draft.Result.IsHistory || draft.Line(i.Key) is not null))
        {
            var now = draft.Figures.GetValueOrDefault(indicator.Id);
            var before = draft.Period is { } period ? published.Of(indicator.Id, period) : null;
            var given = now is { State: ObservationState.Reported or ObservationState.NotApplicable };
            if (before is null or { State: ObservationState.Missing })
            {
                if (given && before is not null) Add(indicator, before, now);
                else if (given) added++;
                else missing++;
            }
            else if (now is not null && before.State == now.State && Digits.Same(before.Value, now.Value) && Digits.Same(before.Numerator, now.Numerator) && Digits.Same(before.Denominator, now.Denominator))
            {
                unchanged++;
            }
            else
            {
                Add(indicator, before, now);
            }
        }
        return new ChangeSummary(added, changed, unchanged, missing, items);

        void Add(Indicator indicator, Figure before, Figure? now)
        {
            changed++;
            items.Add(new Change(indicator.Key, before.Value, now?.Value, before.State, before.Numerator, before.Denominator));
        }
    }

    private static IEnumerable<Problem> Continuity(ResultDraft draft, ReportingCalendar calendar, Indicator indicator, Dictionary<Period, Figure> year)
    {
        var line = draft.Line(indicator.Key)!;
        foreach (var (period, reported, derived) in Accumulator.Contradictions(calendar, indicator.Accumulation, year))
        {
            yield return Problem.Of(
                Severity.Warning, ProblemCodes.HistoryContinuity, line.Sheet, line.Cell, indicator.Key,
                ("period", period.Key), ("reported", Invariant(reported)), ("derived", Invariant(derived)));
        }

        // What counts from the start of the year cannot fall within it. Only a fall this form takes part in is its own.
        var ytd = Accumulator.Accumulate(calendar, indicator.Accumulation, year, SeriesAccumulation.Ytd).Where(f => f.Value is not null).ToList();
        for (var i = 1; i < ytd.Count; i++)
        {
            if (ytd[i].Value >= ytd[i - 1].Value || !(Concerns(draft.Period!, ytd[i].Period) || Concerns(draft.Period!, ytd[i - 1].Period))) continue;
            yield return Problem.Of(
                Severity.Warning, ProblemCodes.RuleBroken, line.Sheet, line.Cell, indicator.Key,
                ("key", "rule.ytd-monotone"),
                ("rule", "@rule.ytd-monotone"),
                ("left", Invariant(ytd[i - 1].Value!.Value)),
                ("right", Invariant(ytd[i].Value!.Value)),
                ("lines", $"{ytd[i - 1].Period.Key}, {ytd[i].Period.Key}"));
        }
    }

    private static bool Concerns(Period report, Period ytd) => report.End == ytd.End;

    private static string Invariant(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
