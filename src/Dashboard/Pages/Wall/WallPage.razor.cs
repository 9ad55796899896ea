using Kpi.Dashboard.Pages.Overview;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Wall;

/// <summary>The overview for a screen that is read from across a room: one thing after the other, with the time and the age of the figures.</summary>
public sealed partial class WallPage
{
    /// <summary>Path of the page.</summary>
    public const string Path = "/wall";

    private OverviewView? _view;
    private OverviewQuery _query = new(null, null, null, null);
    private Wording _words = null!;
    private string _headline = "";
    private IReadOnlyList<WallSlide> _slides = [];

    [SupplyParameterFromQuery]
    private string? Period { get; set; }

    [SupplyParameterFromQuery]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery]
    private string? AsOf { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private OverviewReader Reader { get; set; } = null!;

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
        _words = await Wordings.GetAsync(Http.RequestAborted);
        try
        {
            _query = new OverviewQuery(Given(Period), Given(Agency), null, null) { Vintage = Vintage.Read(AsOf, Settings, Time) };
            _view = await Reader.ReadAsync(_query, Http.User, Http.RequestAborted);
        }
        catch (KeyNotFoundException)
        {
            Address.NotFound();
            return;
        }
        if (_view is not { } view) return;
        _headline = new OverviewSentences(_words, Numbers, L).Headline(view);
        _slides =
        [
            .. WallSlide.Of(L["overview.attention"], view.Attention),
            .. WallSlide.Of(L["overview.on-track"], view.OnTrack),
            .. WallSlide.Of(L["overview.watched"], view.Watched),
            new WallSlide(L["overview.sections"], [], view.Sections),
        ];

        static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
    }
}
