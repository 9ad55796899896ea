using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>What changed between two or three periods, and does it matter? Everything follows from the address.</summary>
public sealed partial class ComparePage
{
    private CompareView? _view;
    private Wording _words = null!;
    private CompareSentences _sentences = null!;
    private string _headline = "";
    private string? _second;
    private Vintage? _vintage;

    [SupplyParameterFromQuery]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery]
    private string? A { get; set; }

    [SupplyParameterFromQuery]
    private string? B { get; set; }

    [SupplyParameterFromQuery]
    private string? C { get; set; }

    [SupplyParameterFromQuery]
    private string? Rows { get; set; }

    [SupplyParameterFromQuery]
    private string? Why { get; set; }

    [SupplyParameterFromQuery]
    private string? Each { get; set; }

    [SupplyParameterFromQuery]
    private string? AsOf { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private CompareReader Reader { get; set; } = null!;

    [Inject]
    private WordingProvider Wordings { get; set; } = null!;

    [Inject]
    private NavigationManager Address { get; set; } = null!;

    [Inject]
    private KpiSettings Settings { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>The same question on what is known now.</summary>
    private string Now => CompareQuery.Read(Agency, A, B, Rows, Why, C, Each).Address;

    protected override async Task OnInitializedAsync()
    {
        _words = await Wordings.GetAsync(Http.RequestAborted);
        _sentences = new CompareSentences(_words, Numbers, L);
        try
        {
            _vintage = Vintage.Read(AsOf, Settings, Time);
            _view = await Reader.ReadAsync(CompareQuery.Read(Agency, A, B, Rows, Why, C, Each) with { Vintage = _vintage }, Http.RequestAborted);
        }
        catch (KeyNotFoundException)
        {
            Address.NotFound();
            return;
        }
        if (_view is null) return;
        _headline = _sentences.Headline(_view);
        _second = _sentences.Second(_view);
    }
}
