using System.Globalization;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Admin.Formulas;

/// <summary>One derived KPI: what its formula is, what another would make of the stored figures, and what it was before. Works without script.</summary>
public sealed partial class FormulaEditor
{
    private const string Save = "save";

    private CatalogueSnapshot _catalogue = null!;
    private Wording _words = null!;
    private FormulaText _formula = null!;
    private FormulaWords _problems = null!;
    private Indicator? _indicator;
    private IReadOnlyList<FormulaVersion> _versions = [];
    private IReadOnlyDictionary<int, Agency> _agencies = new Dictionary<int, Agency>();
    private FormulaPreview? _preview;
    private IReadOnlyList<FormulaProblem> _wrong = [];
    private string? _said;

    /// <summary>Null for a new KPI.</summary>
    [Parameter]
    public string? Key { get; set; }

    [SupplyParameterFromForm]
    private FormulaInput Input { get; set; } = null!;

    /// <summary>How many figures the save that led here changed.</summary>
    [SupplyParameterFromQuery(Name = "saved")]
    private string? Saved { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private CatalogueStore Catalogues { get; set; } = null!;

    [Inject]
    private FormulaStore Formulas { get; set; } = null!;

    [Inject]
    private AgencyStore Agencies { get; set; } = null!;

    [Inject]
    private WordingProvider Wordings { get; set; } = null!;

    [Inject]
    private PeopleNames People { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The page of a derived KPI.</summary>
    public static string Address(string key) => "/admin/formulas/" + Uri.EscapeDataString(key);

    protected override async Task OnInitializedAsync()
    {
        var cancellation = Http.RequestAborted;
        _catalogue = await Catalogues.GetAsync(cancellation);
        _indicator = Key is null ? null : _catalogue.Find(Key);
        if (Key is not null && _indicator is not { IsDerived: true })
        {
            Navigation.NotFound();
            return;
        }
        _words = await Wordings.GetAsync(cancellation);
        _formula = new FormulaText(Numbers, L);
        _problems = new FormulaWords(Numbers, L);
        _agencies = (await Agencies.AllAsync(cancellation)).ToDictionary(a => a.Id);
        _versions = _indicator is null ? [] : await Formulas.VersionsAsync(_indicator.Id, cancellation);
        await People.ReadAsync(_versions.Select(v => v.RecordedBy).OfType<string>());
        Input ??= _versions is [var now, ..]
            ? new FormulaInput { Form = now.FormKey, Numerator = now.Numerator, Denominator = now.Denominator, Seen = _versions.Count }
            : new FormulaInput { Form = _catalogue.Forms[0].FormKey, Section = "0" };
    }

    private async Task SendAsync()
    {
        var draft = Input.Draft(_indicator?.Key);
        if (string.Equals(Input.Act, Save, StringComparison.Ordinal) && string.Equals(Input.Previewed, Input.Formula, StringComparison.Ordinal))
        {
            var outcome = await Formulas.SaveAsync(draft, Input.Cause ?? "", Http.User.Identity?.Name ?? "", Input.Seen, Http.RequestAborted);
            switch (outcome.Result)
            {
                case FormulaResult.Saved:
                    Navigation.NavigateTo($"{Address(draft.Key)}?saved={outcome.Written.ToString(CultureInfo.InvariantCulture)}");
                    return;
                case FormulaResult.Unchanged:
                    _said = L["formulas.unchanged"];
                    break;
                case FormulaResult.Overtaken:
                    _said = L["formulas.overtaken"];
                    Input.Seen = _versions.Count;
                    break;
                case FormulaResult.Refused:
                    _wrong = outcome.Problems;
                    break;
            }
        }
        else if (string.Equals(Input.Act, Save, StringComparison.Ordinal))
        {
            _said = L["formulas.look-first"];
        }
        _preview = await Formulas.PreviewAsync(draft, Http.RequestAborted);
        _wrong = [.. _preview.Problems.Concat(_wrong).Distinct()];
        if (_preview.Indicator is null) _preview = null;
        else Input.Previewed = Input.Formula;
    }

    private string Readable(FormulaVersion version) => _formula.Write(
        _indicator!,
        new DerivedFormula(Expression.Parse(version.Numerator), version.Denominator is { } denominator ? Expression.Parse(denominator) : null, version.FormKey),
        _words.OperandName);

    private bool IsWrong(FormulaField field) => _wrong.Any(p => p.Field == field);
}
