using System.Globalization;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Rules;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Admin.Rules;

/// <summary>Which rules figures are checked by, and sums that could be rules.</summary>
public sealed partial class RuleList
{
    /// <summary>Who recorded what came with the program.</summary>
    internal const string ByProgram = "system";

    private RuleWords? _words;
    private IReadOnlyList<RuleVersion> _inUse = [];
    private IReadOnlyList<RuleVersion> _retired = [];
    private IReadOnlyList<RuleSuggestion> _suggestions = [];
    private DateOnly _today;

    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private CatalogueStore Catalogues { get; set; } = null!;

    [Inject]
    private RuleStore Rules { get; set; } = null!;

    [Inject]
    private RuleReader Reader { get; set; } = null!;

    [Inject]
    private WordingProvider Wordings { get; set; } = null!;

    [Inject]
    private PeopleNames People { get; set; } = null!;

    [Inject]
    private KpiSettings Settings { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var cancellation = Http.RequestAborted;
        var all = await Rules.ListAsync(cancellation);
        await People.ReadAsync(all.SelectMany(v => new[] { v.RecordedBy, v.SupersededBy }).OfType<string>());
        _inUse = [.. all.Where(v => v.SupersededAt is null)];
        _retired = [.. all.Where(v => v.SupersededAt is not null)];
        _suggestions = await Reader.SuggestAsync(cancellation);
        _today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Time.GetUtcNow(), Settings.TimeZone).DateTime);
        _words = new RuleWords(await Catalogues.GetAsync(cancellation), await Wordings.GetAsync(cancellation), Numbers, Dates, L);
    }

    private string Headline()
    {
        var errors = _inUse.Count(v => v.Rule.Severity == Severity.Error);
        return _suggestions.Count == 0
            ? L["rules.headline", Numbers.Count(_inUse.Count), Numbers.Count(errors)]
            : L["rules.headline.suggested", Numbers.Count(_inUse.Count), Numbers.Count(errors), Numbers.Count(_suggestions.Count)];
    }

    private string? Happened() => Done switch
    {
        RuleAddress.Added => L["rules.done.added"].Value,
        RuleAddress.Changed => L["rules.done.changed"].Value,
        RuleAddress.Retired => L["rules.done.retired"].Value,
        _ => null,
    };

    private static string Names(RuleSuggestion suggestion)
    {
        var culture = CultureInfo.CurrentUICulture;
        return $"{string.Join(" + ", suggestion.Parts.Select(p => p.Name.For(culture)))} = {suggestion.Total.Name.For(culture)}";
    }
}
