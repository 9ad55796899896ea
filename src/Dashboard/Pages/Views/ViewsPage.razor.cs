using Kpi.Dashboard.Identity;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Views;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Views;

/// <summary>A person's views and the shared ones: opened, renamed, shared, deleted, chosen for the overview. Plain forms.</summary>
public sealed partial class ViewsPage
{
    private IReadOnlyList<SavedView> _views = [];
    private ViewWords _words = null!;
    private string? _person;
    private int? _first;

    [SupplyParameterFromQuery(Name = ViewAddress.SaidName)]
    private string? Said { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private SavedViewStore Store { get; set; } = null!;

    [Inject]
    private CatalogueStore Catalogues { get; set; } = null!;

    [Inject]
    private AgencyStore Agencies { get; set; } = null!;

    [Inject]
    private WordingProvider Wordings { get; set; } = null!;

    [Inject]
    private PeopleNames People { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _words = new ViewWords(await Catalogues.GetAsync(Http.RequestAborted), await Agencies.AllAsync(Http.RequestAborted), await Wordings.GetAsync(Http.RequestAborted), Dates, L);
        _person = UserClaims.Id(Http.User);
        if (_person is null) return;
        (_views, _first) = await Store.ForAsync(_person, Http.RequestAborted);
        await People.ReadAsync(_views.Select(v => v.Owner));
    }

    private string Headline() => _views.Count == 0 ? L["views.headline.none"] : L["views.headline", Numbers.Count(_views.Count(v => string.Equals(v.OwnerId, _person, StringComparison.Ordinal))), Numbers.Count(_views.Count(v => v.Shared))];
}
