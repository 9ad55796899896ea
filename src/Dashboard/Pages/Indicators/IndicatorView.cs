using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Analysis;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>What the page of one indicator shows.</summary>
/// <param name="Code">Code of the form line it is printed in; empty for a derived KPI and a line without one.</param>
/// <param name="Accumulation">In which the series is shown.</param>
/// <param name="Choices">In which it could be.</param>
/// <param name="Connects">Whether neighbouring points may be joined and compared.</param>
/// <param name="Rows">Oldest first.</param>
/// <param name="Selected">The row the page is about; null when there is none.</param>
/// <param name="Targets">Of this indicator, by period.</param>
/// <param name="Lineage">Where the selected figure comes from; null without one.</param>
/// <param name="Notes">What was noted beside its values, newest first.</param>
/// <param name="PublishedAt">UTC; when the selected figure was last published. Null for one that was calculated from several.</param>
/// <param name="People">Knows everybody who is named.</param>
/// <param name="Basis">What its figures cover, for holding them against targets.</param>
public sealed record IndicatorView(
    Indicator Indicator,
    string Code,
    string Section,
    Agency Agency,
    SeriesAccumulation Accumulation,
    IReadOnlyList<SeriesAccumulation> Choices,
    bool Connects,
    bool BreaksAtYear,
    IReadOnlyList<IndicatorRow> Rows,
    IndicatorRow? Selected,
    IReadOnlyList<Target> Targets,
    LineageView? Lineage,
    IReadOnlyList<IndicatorNote> Notes,
    DateTime? PublishedAt,
    PeopleNames People,
    FigureBasis Basis)
{
    /// <summary>The analysis of the selected period, as the API gives it; null without one.</summary>
    public IndicatorAnalysis? Analysis { get; init; }

    /// <summary>The analysis up to the last period of the series; null without one.</summary>
    public IndicatorAnalysis? Whole { get; init; }

    /// <summary>What the trend shows beside the figures; null for everything there is.</summary>
    public IReadOnlySet<TrendLayer>? Layers { get; init; }

    /// <summary>What each row added, one for each; empty where the series shows that itself.</summary>
    public IReadOnlyList<Increase?> Increases { get; init; } = [];

    /// <summary>Why a sum over agencies moved since the year before; null where that cannot be said.</summary>
    public RateMix? Mix { get; init; }

    /// <summary>What the rate of one agency moved by consists of; null for what is no rate, a sum over agencies, and without a figure.</summary>
    public RateSplit? Split { get; init; }

    /// <summary>Whether the figures are counts a day. They have no targets then, and no analysis: both are of the counts themselves.</summary>
    public bool PerDay => Query.PerDay && DayRates.Applies(Indicator);

    /// <summary>What was asked for.</summary>
    public required IndicatorQuery Query { get; init; }

    /// <summary>Who belongs to the agency, and what they give.</summary>
    public required AgencyFamily Family { get; init; }

    /// <summary>Whether the page shows a sum over agencies.</summary>
    public bool Rolled => Family.Sum is not null;

    /// <summary>Every agency, for the filter.</summary>
    public IReadOnlyList<Agency> Agencies { get; init; } = [];

    /// <summary>Its published figures that have been changed since; empty in a view of another time.</summary>
    public IReadOnlyList<Restatement> Restated { get; init; } = [];

    /// <summary>What happened to the series, by day; what was withdrawn is not among it.</summary>
    public IReadOnlyList<SeriesEvent> Events { get; init; } = [];

    /// <summary>The calendar the indicator is reported by.</summary>
    public required ReportingCalendar Calendar { get; init; }

    /// <summary>Whether anything shown is made up.</summary>
    public bool Illustrative => Rows.Any(r => r.Figure.Illustrative) || Targets.Any(t => t.Illustrative);

    /// <summary>Whether the trend shows a layer, where there is one.</summary>
    public bool Shows(TrendLayer layer) => Layers?.Contains(layer) ?? true;

    /// <summary>An answer is no quantity: it is never drawn as a line.</summary>
    public bool Draws => Indicator.Kind != ValueKind.Enumeration && Rows.Any(r => r.Figure.Value is not null);
}
