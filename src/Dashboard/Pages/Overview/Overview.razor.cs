using System.Globalization;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Pages.Views;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Views;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Overview;

/// <summary>How are we doing, and what needs me? Everything follows from the address.</summary>
public sealed partial class Overview
{
    private OverviewView? _view;
    private AgencyOffer? _choice;
    private Todo _todo = new([], null);
    private OverviewQuery _query = new(null, null, null, null);
    private Wording _words = null!;
    private string _headline = "";
    private string _second = "";

    [SupplyParameterFromQuery]
    private string? Period { get; set; }

    [SupplyParameterFromQuery]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery]
    private string? Section { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? AsOf { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private OverviewReader Reader { get; set; } = null!;

    [Inject]
    private TodoReader Todos { get; set; } = null!;

    [Inject]
    private SavedViewStore Views { get; set; } = null!;

    [Inject]
    private WordingProvider Wordings { get; set; } = null!;

    [Inject]
    private NavigationManager Address { get; set; } = null!;

    [Inject]
    private KpiSettings Settings { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>The same filters on what is known now.</summary>
    private string Now => (_query with { Vintage = null }).Address;

    protected override async Task OnInitializedAsync()
    {
        if (await OwnStartAsync() is { } start)
        {
            Address.NavigateTo(start);
            return;
        }

        // A select that was left alone sends an empty text.
        static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
        _query = new OverviewQuery(
            Given(Period), Given(Agency), int.TryParse(Section, NumberStyles.None, CultureInfo.InvariantCulture, out var section) ? section : null, Given(Status));
        _words = await Wordings.GetAsync(Http.RequestAborted);
        try
        {
            _query = _query with { Vintage = Vintage.Read(AsOf, Settings, Time) };
            _choice = await Reader.ChoiceAsync(_query, Http.User, Http.RequestAborted);
            _view = await Reader.ReadAsync(_choice, _query, Http.RequestAborted);
        }
        catch (KeyNotFoundException)
        {
            Address.NotFound();
            return;
        }
        // What waits for somebody is a thing of today.
        if (_query.Vintage is null) _todo = await Todos.ReadAsync(Http.User, Http.RequestAborted);
        if (_view is null) return;
        var sentences = new OverviewSentences(_words, Numbers, L);
        _headline = sentences.Headline(_view);
        _second = sentences.Second(_view);
    }

    // Where nothing was asked for, the view the reader has chosen to begin with.
    private async Task<string?> OwnStartAsync() =>
        !Http.Request.QueryString.HasValue && UserClaims.Id(Http.User) is { } person && await Views.DefaultAsync(person, Http.RequestAborted) is { Query.Length: > 0 } view ? ViewAddress.Of(view) : null;
}
