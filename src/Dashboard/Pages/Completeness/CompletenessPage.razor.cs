using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Completeness;

/// <summary>Who has reported, in time, how completely, and do the reports of a year fit together? Everything follows from the address.</summary>
public sealed partial class CompletenessPage
{
    private CompletenessView? _view;
    private Wording _words = null!;
    private CompletenessSentences _sentences = null!;

    [SupplyParameterFromQuery]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery]
    private string? Year { get; set; }

    [SupplyParameterFromQuery]
    private string? Form { get; set; }

    [SupplyParameterFromQuery]
    private string? AsOf { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private CompletenessReader Reader { get; set; } = null!;

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
        _sentences = new CompletenessSentences(_words, Numbers, Dates, L);
        try
        {
            _view = await Reader.ReadAsync(CompletenessQuery.Read(Agency, Year, Form) with { Vintage = Vintage.Read(AsOf, Settings, Time) }, Http.User, Http.RequestAborted);
        }
        catch (KeyNotFoundException)
        {
            Address.NotFound();
        }
    }
}
