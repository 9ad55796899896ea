using Kpi.Dashboard.State;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Restatements;

/// <summary>Which published figures have changed, by how much, in which submission, by whom and why? Everything follows from the address.</summary>
public sealed partial class RestatementsPage
{
    private RestatementsView? _view;
    private Wording _words = null!;
    private RestatementSentences _sentences = null!;

    [SupplyParameterFromQuery]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery]
    private string? Indicator { get; set; }

    [SupplyParameterFromQuery]
    private string? Since { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private RestatementsReader Reader { get; set; } = null!;

    [Inject]
    private WordingProvider Wordings { get; set; } = null!;

    [Inject]
    private NavigationManager Address { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _words = await Wordings.GetAsync(Http.RequestAborted);
        _sentences = new RestatementSentences(_words, Numbers, Dates, L);
        try
        {
            _view = await Reader.ReadAsync(RestatementsQuery.Read(Agency, Indicator, Since), Http.RequestAborted);
        }
        catch (KeyNotFoundException)
        {
            Address.NotFound();
        }
    }
}
