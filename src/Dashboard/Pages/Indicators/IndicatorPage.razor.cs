using System.Globalization;
using Kpi.Dashboard.Charts;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Pages.Overview;
using Kpi.Dashboard.Pages.Restatements;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Kpi.Data.Series;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>What is happening to one indicator, where does it stand, and where does its figure come from? Everything follows from the address.</summary>
public sealed partial class IndicatorPage
{
    private IndicatorView? _view;
    private TrendView _trend = null!;
    private Wording _words = null!;
    private IndicatorSentences _sentences = null!;
    private EventWords _events = null!;
    private string _headline = "";
    private string? _second;
    private bool _mayRecord;

    [Parameter]
    public string Key { get; set; } = "";

    [SupplyParameterFromQuery]
    private string? Period { get; set; }

    [SupplyParameterFromQuery]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery(Name = "as")]
    private string? Accumulation { get; set; }

    [SupplyParameterFromQuery(Name = AccumulationSwitch.LayersName)]
    private string[]? Layers { get; set; }

    [SupplyParameterFromQuery]
    private string? RollUp { get; set; }

    [SupplyParameterFromQuery]
    private string? Predecessors { get; set; }

    [SupplyParameterFromQuery]
    private string? PerDay { get; set; }

    [SupplyParameterFromQuery]
    private string? AsOf { get; set; }

    /// <summary>What came of a form of its events.</summary>
    [SupplyParameterFromQuery]
    private string? Event { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private IndicatorReader Reader { get; set; } = null!;

    [Inject]
    private WordingProvider Wordings { get; set; } = null!;

    [Inject]
    private AgencyRights Rights { get; set; } = null!;

    [Inject]
    private NavigationManager Address { get; set; } = null!;

    [Inject]
    private KpiSettings Settings { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _words = await Wordings.GetAsync(Http.RequestAborted);
        _events = new EventWords(_words, Dates, L);
        _sentences = new IndicatorSentences(_words, Numbers, Dates, L);
        try
        {
            SeriesAccumulation? how = string.IsNullOrEmpty(Accumulation) ? null : Words.TryParse<SeriesAccumulation>(Accumulation) ?? throw new KeyNotFoundException(Accumulation);
            _view = await Reader.ReadAsync(
                new IndicatorQuery(Key, NullIfEmpty(Period), NullIfEmpty(Agency), how)
                {
                    Vintage = Vintage.Read(AsOf, Settings, Time),
                    RollUp = IndicatorQuery.IsOn(RollUp),
                    Predecessors = IndicatorQuery.IsOn(Predecessors),
                    PerDay = IndicatorQuery.IsOn(PerDay),
                    Layers = AccumulationSwitch.Read(Layers),
                },
                Http.RequestAborted);
        }
        catch (KeyNotFoundException)
        {
            Address.NotFound();
            return;
        }
        _trend = new TrendWords(_words, Numbers, _sentences, _events, L, CultureInfo.CurrentUICulture).Build(_view);
        _headline = _sentences.Headline(_view);
        _second = _sentences.Second(_view);
        _mayRecord = _view.Query.Vintage is null && Http.User.IsInRole(Roles.Approver) && await Rights.MaySettleAsync(Http.User, _view.Agency.Key, Http.RequestAborted);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>The same question on what is known now.</summary>
    private static string Now(IndicatorView view) =>
        IndicatorAddress.Of(view.Indicator.Key, view.Query.Period, view.Query.Agency, view.Query.Accumulation, null, view.Query.RollUp, view.Query.Predecessors, view.PerDay);

    /// <summary>The overview at the same time.</summary>
    private static string Overview(IndicatorView view) => new OverviewQuery(null, view.Query.Agency, null, null) { Vintage = view.Query.Vintage }.Address;

    /// <summary>Every change of its figures, from the day the first of those that changed was published.</summary>
    private string Changed(IndicatorView view) =>
        RestatementsQuery.From(Vintage.DayOf(view.Restated.Min(r => r.Before.RecordedAt), Settings), view.Agencies.Count > 1 ? view.Agency.Key : null, view.Indicator.Key).Address;

    /// <summary>What the vertical axis counts; a rate names its denominator.</summary>
    private string Scale(IndicatorView view)
    {
        var how = AccumulationWords.Name(L, view.Accumulation);
        how = char.ToLower(how[0], CultureInfo.CurrentUICulture) + how[1..];
        if (view.Indicator is { Kind: ValueKind.Percent, Formula.Denominator: { } denominator })
        {
            return L["indicator.scale.rate", new FormulaText(Numbers, L).Write(denominator, _words.OperandName), how];
        }
        var unit = view.Indicator.Kind == ValueKind.Percent ? "%" : _sentences.Unit(view);
        return unit.Length > 0 ? L["indicator.scale", unit, how] : how;
    }

    /// <summary>What a sheet of paper says of itself: which figures of whom, in which period, how they are shown, and as of when.</summary>
    private string Printed(IndicatorView view)
    {
        var agency = view.Agency.Name.For(CultureInfo.CurrentUICulture);
        var now = Time.GetUtcNow().UtcDateTime;
        var shown = new List<string> { AccumulationWords.Name(L, view.Accumulation) };
        if (view.PerDay) shown.Add(L["accumulation.per-day"]);
        if (view.Query.Predecessors) shown.Add(L["rollup.predecessors"]);
        if (_trend.Shape.Target.Count > 0) shown.Add(L["layer.target"]);
        if (_trend.Shape.Before.Count > 0) shown.Add(L["layer.before"]);
        if (_trend.Shape.Projection.Count > 0) shown.Add(L["layer.projection"]);
        if (_trend.Shape.Center.Count > 0) shown.Add(L["layer.limits"]);
        return L[
            "indicator.printed",
            _words.Name(view.Indicator),
            view.Rolled ? $"{L["rollup.sum"].Value} {agency}" : agency,
            view.Selected is { } row ? $"{_words.PeriodBrief(row.Period)} ({Dates.Window(row.Period.Start, row.Period.End)})" : L["overview.none"].Value,
            string.Join(", ", shown.Select((s, i) => i == 0 ? s : Wording.Inside(s))),
            Dates.Instant(view.Query.Vintage?.Instant ?? now),
            Dates.Instant(now)];
    }

    private string Caption(IndicatorView view)
    {
        var parts = new List<string>();
        if (!view.Connects) parts.Add(L["indicator.caption.apart"]);
        if (view.BreaksAtYear) parts.Add(L["indicator.caption.years"]);
        if (_trend.Shape.Target.Count > 0) parts.Add(L["indicator.caption.target"]);
        if (_trend.Shape.Before.Count > 0) parts.Add(L["indicator.caption.before"]);
        if (_trend.Shape.Projection.Count > 0) parts.Add(L["indicator.caption.projection"]);
        if (_trend.Shape.Center.Count > 0) parts.Add(L["indicator.caption.limits", string.Join(", ", _trend.LimitTexts)]);
        if (_trend.Shape.Gaps.Count > 0) parts.Add(L["indicator.caption.gaps"]);
        if (_trend.Marks.Count > 0) parts.Add(L["indicator.caption.events"]);
        return string.Join(' ', parts);
    }
}
