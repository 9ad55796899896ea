using Kpi.Data.Agencies;
using Kpi.Data.Analysis;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.State;

/// <summary>Reads what an analysis needs, once, and has it analysed.</summary>
public sealed class AnalysisReader(CatalogueStore catalogues, AgencyStore agencies, ObservationStore observations, TargetStore targets, SeriesEventStore events)
{
    /// <summary>The indicator and the agency of two keys, with the formulas of a vintage; null where a key is unknown.</summary>
    /// <param name="asOf">UTC; null for what is known now.</param>
    public async Task<(CatalogueSnapshot Catalogue, Indicator? Indicator, Agency? Agency)> FindAsync(string indicator, string agency, DateTime? asOf, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(asOf, cancellationToken);
        var who = (await agencies.AllAsync(cancellationToken)).FirstOrDefault(a => string.Equals(a.Key, agency, StringComparison.Ordinal));
        return (catalogue, catalogue.Find(indicator), who);
    }

    /// <summary>The analysis of an indicator in a period, by default the latest it was reported in; null when it never was and no period is named.</summary>
    /// <param name="asOf">UTC instant of the vintage; null for what is known now.</param>
    public async Task<IndicatorAnalysis?> AnalyseAsync(CatalogueSnapshot catalogue, Indicator indicator, Agency agency, Period? period, DateTime? asOf, CancellationToken cancellationToken)
    {
        int[] needed = [.. catalogue.Needed(indicator).Select(i => i.Id)];
        var figures = await observations.FiguresAsync(agency.Id, needed, asOf, cancellationToken);
        var at = period ?? figures.Of(indicator.Id).Keys.OrderBy(p => p.End).ThenBy(p => p.Start).LastOrDefault();
        if (at is null) return null;
        var goals = await targets.ForAsync(agency.Id, [indicator.Id], asOf, cancellationToken);
        var happened = await events.ListAsync(agency.Id, needed, asOf, withdrawn: false, cancellationToken);
        var calendar = SeriesStore.CalendarOf(catalogue, indicator);
        var analysis = IndicatorAnalyser.Analyse(catalogue, calendar, indicator, figures, goals, at, happened);
        return analysis with
        {
            YearToDate = IndicatorAnalyser.YearToDate(catalogue, calendar, indicator, figures, goals, at, analysis.Usual, happened),
            Ahead = IndicatorAnalyser.Ahead(catalogue, calendar, indicator, figures, goals, at, happened),
        };
    }

    /// <summary>Every indicator that has a figure in either of two periods, in printed order.</summary>
    public Task<IReadOnlyList<PeriodComparison>> CompareAsync(CatalogueSnapshot catalogue, Agency agency, Period before, Period after, DateTime? asOf, CancellationToken cancellationToken) =>
        CompareAsync(catalogue, agency, _ => (before, after), asOf, cancellationToken);

    /// <summary>The same for two keys of periods, each read in the calendar an indicator is reported by; indicators whose calendar lacks one of them are left out.</summary>
    public Task<IReadOnlyList<PeriodComparison>> CompareAsync(CatalogueSnapshot catalogue, Agency agency, string before, string after, DateTime? asOf, CancellationToken cancellationToken) =>
        CompareAsync(catalogue, agency, calendar => (calendar.Find(before), calendar.Find(after)), asOf, cancellationToken);

    private async Task<IReadOnlyList<PeriodComparison>> CompareAsync(
        CatalogueSnapshot catalogue, Agency agency, Func<ReportingCalendar, (Period? A, Period? B)> periods, DateTime? asOf, CancellationToken cancellationToken)
    {
        var figures = await observations.FiguresAsync(agency.Id, null, asOf, cancellationToken);
        var goals = await targets.ForAsync(agency.Id, null, asOf, cancellationToken);
        var happened = await events.ListAsync(agency.Id, null, asOf, withdrawn: false, cancellationToken);
        var rows = new List<PeriodComparison>();
        foreach (var indicator in catalogue.Indicators)
        {
            var calendar = SeriesStore.CalendarOf(catalogue, indicator);
            if (periods(calendar) is not ({ } a, { } b)) continue;
            var (before, after) = (figures.Of(indicator.Id, a), figures.Of(indicator.Id, b));
            if (before is null && after is null) continue;
            var analysis = IndicatorAnalyser.Analyse(catalogue, calendar, indicator, figures, goals, b, happened);
            rows.Add(new PeriodComparison(indicator, a, b, before, after, IndicatorAnalyser.Compare(catalogue, calendar, indicator, figures, goals, a, b, analysis.Usual, happened), analysis));
        }
        return rows;
    }

    /// <summary>What the sentences of an analysis are made of.</summary>
    public static AnalysisStory StoryOf(IndicatorAnalysis analysis, Wording words)
    {
        var (indicator, judgement) = (analysis.Indicator, analysis.Judgement);
        return new AnalysisStory(words.Name(indicator), indicator, words.PeriodBrief(analysis.Period), analysis.Figure?.Value)
        {
            Figure = analysis.Figure,
            Status = judgement.Toward ?? judgement.Status,
            Target = words.Bound(indicator, judgement),
            TargetPeriod = judgement is { Status: Status.NotDue, Target: { } target } ? words.PeriodBrief(target.Period) : null,
            Gap = words.Gap(indicator, judgement),
            Outlook = analysis.Outlook,
            DuePeriod = judgement.Target is { } due ? words.PeriodBrief(due.Period) : null,
            Series = analysis.Series,
            VariationPeriod = analysis.VariationPeriod is { } varied ? words.PeriodBrief(varied) : null,
            YearBefore = analysis.YearBefore,
            YearBeforePeriod = analysis.YearBefore.Before is { } before ? words.PeriodBrief(before.Period) : null,
            Given = analysis.Given,
            Needed = analysis.Needed,
        };
    }
}
