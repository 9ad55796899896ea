using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Rules;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Admin.Rules;

/// <summary>One rule: what it says, what it would have found in the published reports, what it said before. Works without script.</summary>
public sealed partial class RuleEditor
{
    private const string Save = "save";

    private RuleWords? _words;
    private CatalogueSnapshot _catalogue = null!;
    private IReadOnlyList<(string Form, IReadOnlyList<(string Key, string Name)> Lines)> _lines = [];
    private IReadOnlyList<RuleVersion> _versions = [];
    private IReadOnlyList<RuleFault> _faults = [];
    private RuleTrial? _trial;
    private DateOnly _today;
    private string? _said;

    /// <summary>Null for a new rule.</summary>
    [Parameter]
    public string? Key { get; set; }

    [SupplyParameterFromForm(FormName = "rule")]
    private RuleForm Input { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "retire")]
    private RetireForm? Retiring { get; set; }

    [SupplyParameterFromQuery]
    private string? Line { get; set; }

    [SupplyParameterFromQuery]
    private string? Left { get; set; }

    [SupplyParameterFromQuery]
    private string? Right { get; set; }

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

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private RuleVersion? Now => _versions.Count > 0 ? _versions[0] : null;

    private string Actor => Http.User.Identity?.Name ?? "";

    protected override async Task OnInitializedAsync()
    {
        var cancellation = Http.RequestAborted;
        _versions = Key is null ? [] : await Rules.HistoryAsync(Key, cancellation);
        if (Key is not null && _versions.Count == 0)
        {
            Navigation.NotFound();
            return;
        }
        _catalogue = await Catalogues.GetAsync(cancellation);
        var words = await Wordings.GetAsync(cancellation);
        _lines =
        [
            .. _catalogue.Forms.GroupBy(f => f.FormKey, StringComparer.Ordinal).Select(g => g.Last()).Select(f => (words.Form(f), (IReadOnlyList<(string, string)>)
            [
                .. f.Lines.SelectMany(l => l.Indicators.Where(i => i.Kind != ValueKind.Enumeration).Select(i => (i.Key, RuleWords.Line(l, i)))),
            ])),
        ];
        await People.ReadAsync(_versions.SelectMany(v => new[] { v.RecordedBy, v.SupersededBy }).OfType<string>());
        _today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Time.GetUtcNow(), Settings.TimeZone).DateTime);
        _words = new RuleWords(_catalogue, words, Numbers, Dates, L);
        if (Input is null)
        {
            Input = Now is { } now ? RuleForm.Of(now) : Left is null ? RuleForm.Empty : Suggested();
            if (Now is not null || Left is not null) await TryAsync(quietly: true);
        }
    }

    private async Task SendAsync()
    {
        if (await TryAsync(quietly: false) is not { } draft || !string.Equals(Input.Act, Save, StringComparison.Ordinal)) return;
        if (Key is null)
        {
            await Rules.AddAsync(draft, Actor, Http.RequestAborted);
            Navigation.NavigateTo(RuleAddress.Done(RuleAddress.Added));
            return;
        }
        Say(await Rules.ChangeAsync(Key, Input.Seen, draft, Actor, Http.RequestAborted), RuleAddress.Changed);
    }

    private async Task RetireAsync() => Say(await Rules.RetireAsync(Key ?? "", Retiring?.Seen ?? 0, Actor, Http.RequestAborted), RuleAddress.Retired);

    private void Say(RuleChange change, string done)
    {
        switch (change)
        {
            case RuleChange.Done:
                Navigation.NavigateTo(RuleAddress.Done(done));
                break;
            case RuleChange.Unchanged:
                _said = L["rules.unchanged"];
                break;
            default:
                // What stands now is on the page; pressing again is meant for it.
                _said = L["rules.overtaken"];
                Input.Seen = Now?.Version ?? 0;
                break;
        }
    }

    private async Task<RuleDraft?> TryAsync(bool quietly)
    {
        var (draft, faults) = RuleValidator.Read(Input.Input, _catalogue);
        if (!quietly) _faults = faults;
        if (draft is not null) _trial = await Reader.TryAsync(draft, Http.RequestAborted);
        return draft;
    }

    private RuleForm Suggested()
    {
        var form = RuleForm.Empty;
        (form.Line, form.Left, form.Right) = (Line, Left, Right);
        string Code(string key) => _catalogue.Forms.SelectMany(f => f.Lines).FirstOrDefault(l => l.Key == key)?.Code.TrimEnd('.') ?? key;
        var parts = string.Join(", ", (Left ?? "").Split(" + ").Select(Code));
        form.MessageVi = string.Format(Language.All[0], Text.Of("rules.suggested.message", Language.All[0]), Code(Line ?? ""), parts);
        form.MessageEn = string.Format(Language.English, Text.Of("rules.suggested.message", Language.English), Code(Line ?? ""), parts);
        return form;
    }

    private string Headline() => Now is { } now ? now.Rule.Message.For(CultureInfo.CurrentUICulture) : L["rules.new.headline"];

    private string History(RuleVersion version)
    {
        var recorded = version.RecordedAt is not { } at || version.RecordedBy == RuleList.ByProgram ? L["rules.by.program"].Value : L["rules.by", People.Of(version.RecordedBy), Dates.Instant(at)].Value;
        return version is { SupersededAt: { } until, SupersededBy: { } by } ? $"{recorded} · {L["rules.until", Dates.Instant(until), People.Of(by)]}" : recorded;
    }

    private sealed class RetireForm
    {
        public int Seen { get; set; }
    }
}
