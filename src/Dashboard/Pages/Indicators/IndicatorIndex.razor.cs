using System.Globalization;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Every indicator with its latest figure, to be found by any of its words.</summary>
public sealed partial class IndicatorIndex
{
    private IndexView? _view;
    private IndexQuery _query = new(null, null, null);
    private Wording _words = null!;
    private string _headline = "";
    private string? _second;

    [SupplyParameterFromQuery]
    private string? Search { get; set; }

    [SupplyParameterFromQuery]
    private string? Period { get; set; }

    [SupplyParameterFromQuery]
    private string? Section { get; set; }

    [SupplyParameterFromQuery]
    private string? AsOf { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private IndexReader Reader { get; set; } = null!;

    [Inject]
    private WordingProvider Wordings { get; set; } = null!;

    [Inject]
    private NavigationManager Address { get; set; } = null!;

    [Inject]
    private KpiSettings Settings { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
        _query = new IndexQuery(Given(Search), Given(Period), int.TryParse(Section, NumberStyles.None, CultureInfo.InvariantCulture, out var section) ? section : null);
        _words = await Wordings.GetAsync(Http.RequestAborted);
        try
        {
            _query = _query with { Agency = AgencyChoice.Asked(Http.Request), Vintage = Vintage.Read(AsOf, Settings, Time) };
            _view = await Reader.ReadAsync(_query, Http.RequestAborted);
        }
        catch (KeyNotFoundException)
        {
            Address.NotFound();
            return;
        }
        var rows = _view.Rows.ToList();
        _headline = L["index.headline", Numbers.Count(_view.Total), Numbers.Count(_view.Derived), Numbers.Count(_view.Total - _view.Derived)];
        if (_query.Search is not null || _query.Section is not null) _second = L["index.second.found", Numbers.Count(rows.Count)];
        else if (_view is { Period: null, Vintage: not null }) _second = L["vintage.empty"] + ".";
        else if (_view.Period is { } period) _second = L["index.second", Sentence(_words.Period(period)), Numbers.Count(rows.Count(r => r.Tile.Figure?.Value is not null)), Numbers.Count(rows.Count(r => r.Tile.Figure?.Value is null))];
    }

    private static string Sentence(string text) => char.ToUpper(text[0], CultureInfo.CurrentUICulture) + text[1..];
}
