using Kpi.Data.Agencies;
using Kpi.Data.Analysis;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>One indicator of every agency that reports it, on one scale.</summary>
/// <param name="Periods">Those of the kind that is looked at and those that are compared, earliest first.</param>
/// <param name="Joined">Whether all periods are of one kind, so that a line may lead through them.</param>
/// <param name="Panels">By the value in the period that is looked at, the highest first; without one last. Who was gone by then is left out.</param>
/// <param name="Silent">Agencies without others below them that existed and have no figure in any of the periods.</param>
/// <param name="Reporting">How many agencies have a figure in a period that is compared.</param>
/// <param name="Scale">The lowest and the highest value of all; counts are read from zero. Null without a value.</param>
public sealed record AgencyPanels(
    Indicator Indicator, IReadOnlyList<Period> Periods, bool Joined, IReadOnlyList<AgencyPanel> Panels, IReadOnlyList<Agency> Silent, int Reporting, (double Low, double High)? Scale)
{
    /// <summary>From how many agencies on they stand side by side.</summary>
    public const int Fewest = 2;

    /// <summary>Puts the figures of all agencies in order. Pure.</summary>
    /// <param name="figures">By number of the agency.</param>
    /// <param name="targets">Of the indicator, of every agency and for every agency.</param>
    /// <param name="happened">Events of the indicator and what it is made of, of every agency.</param>
    /// <param name="sides">The periods that are compared, the one that is looked at second.</param>
    /// <param name="steps">Between which of them changes are told.</param>
    public static AgencyPanels Of(
        CatalogueSnapshot catalogue,
        ReportingCalendar calendar,
        Indicator indicator,
        IReadOnlyList<Agency> all,
        ILookup<int, WindowedFigure> figures,
        IReadOnlyList<Target> targets,
        IReadOnlyList<SeriesEvent> happened,
        IReadOnlyList<Period> sides,
        IReadOnlyList<PeriodPair> steps)
    {
        var at = sides[1];
        var periods = figures.SelectMany(g => g).Select(f => f.Figure).Where(f => f.Value is not null && f.Period.Kind == at.Kind).Select(f => f.Period).Union(sides).OrderBy(p => p.End).ThenBy(p => p.Start).ToList();
        var panels = new List<AgencyPanel>();
        foreach (var agency in all)
        {
            var own = figures[agency.Id].Select(f => f.Figure).Where(f => periods.Contains(f.Period)).ToDictionary(f => f.Period);
            var reported = Reported(indicator, figures[agency.Id]);
            List<SeriesEvent> events = [.. happened.Where(e => e.AgencyId is null || e.AgencyId == agency.Id)];
            List<Target> goals = [.. targets.Where(t => t.AgencyId is null || t.AgencyId == agency.Id)];
            var panel = new AgencyPanel(agency, own, [.. steps.Select(s => IndicatorAnalyser.Compare(catalogue, calendar, indicator, reported, goals, s.A, s.B, events: events))]);
            if (panel.Expected(at) && own.Values.Any(f => f.Value is not null)) panels.Add(panel);
        }
        var parents = all.Select(a => a.ParentId).OfType<int>().ToHashSet();
        var values = panels.SelectMany(p => p.Figures.Values).Select(f => f.Value).OfType<double>().ToList();
        return new AgencyPanels(
            indicator,
            periods,
            periods.TrueForAll(p => p.Kind == at.Kind),
            [.. panels.OrderByDescending(p => p.At(at)?.Value ?? double.NegativeInfinity)],
            [.. all.Where(a => !parents.Contains(a.Id) && AgencyPanel.Existed(a, at) && !panels.Exists(p => p.Agency.Id == a.Id))],
            panels.Count(p => sides.Any(s => p.At(s)?.Value is not null)),
            values.Count == 0 ? null : (indicator.Kind == ValueKind.Percent ? values.Min() : Math.Min(0, values.Min()), values.Max()));
    }

    // With the windows that its reports declare.
    private static AgencyFigures Reported(Indicator indicator, IEnumerable<WindowedFigure> rows) => new(
        rows.Select(r => (indicator.Id, r.Figure)),
        rows.Where(r => r.Start != r.Figure.Period.Start || r.End != r.Figure.Period.End).ToDictionary(r => (indicator.Id, r.Figure.Period.Id), r => (r.Start, r.End)));
}
