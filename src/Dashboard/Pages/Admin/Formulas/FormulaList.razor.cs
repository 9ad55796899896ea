using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Admin.Formulas;

/// <summary>Every derived KPI with its formula in words; each leads to where it is changed.</summary>
public sealed partial class FormulaList
{
    private CatalogueSnapshot _catalogue = null!;
    private Wording _words = null!;
    private FormulaText _formula = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private CatalogueStore Catalogues { get; set; } = null!;

    [Inject]
    private WordingProvider Wordings { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _catalogue = await Catalogues.GetAsync(Http.RequestAborted);
        _words = await Wordings.GetAsync(Http.RequestAborted);
        _formula = new FormulaText(Numbers, L);
    }
}
