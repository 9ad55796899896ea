using Kpi.Dashboard.Controls;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Completeness;
using Kpi.Data.Targets;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>What must we do to reach the targets? Everything follows from the address, what is assumed too; what is typed goes into a draft.</summary>
public sealed partial class TargetsPage
{
    private TargetsView? _view;
    private Wording _words = null!;
    private TargetsSentences _sentences = null!;
    private string _headline = "";
    private string _second = "";
    private (NoteKind Kind, string Words)? _notice;
    private IReadOnlyList<PathView> _paths = [];
    private PasteBlock? _block;
    private bool _pathFits;
    private DateOnly? _pathStart;
    private bool _refused;

    [SupplyParameterFromQuery]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery]
    private string? Year { get; set; }

    [SupplyParameterFromQuery]
    private string? Rows { get; set; }

    [SupplyParameterFromQuery]
    private string? Edit { get; set; }

    [SupplyParameterFromQuery]
    private string? If { get; set; }

    [SupplyParameterFromQuery]
    private string? X { get; set; }

    [SupplyParameterFromQuery]
    private string? Volume { get; set; }

    [SupplyParameterFromQuery]
    private string? Paste { get; set; }

    [SupplyParameterFromQuery]
    private string? Notice { get; set; }

    [SupplyParameterFromQuery]
    private string? AsOf { get; set; }

    [SupplyParameterFromForm(FormName = "paste")]
    private string? Block { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private TargetsReader Reader { get; set; } = null!;

    [Inject]
    private CatalogueStore Catalogues { get; set; } = null!;

    [Inject]
    private TargetNumbers Typed { get; set; } = null!;

    [Inject]
    private WordingProvider Wordings { get; set; } = null!;

    [Inject]
    private PeopleNames People { get; set; } = null!;

    [Inject]
    private NavigationManager Address { get; set; } = null!;

    [Inject]
    private KpiSettings Settings { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _words = await Wordings.GetAsync(Http.RequestAborted);
        _sentences = new TargetsSentences(_words, Numbers, Dates, L);
        TargetsView view;
        try
        {
            var query = TargetsQuery.Read(Agency, Year, Rows, Edit, If, X, Volume, Paste, Notice) with { Vintage = Vintage.Read(AsOf, Settings, Time) };
            view = await Reader.ReadAsync(query, Http.User, Http.RequestAborted);
        }
        catch (KeyNotFoundException)
        {
            Address.NotFound();
            return;
        }
        var catalogue = await Catalogues.GetAsync(Http.RequestAborted);
        if (view.Plan is { } plan) await People.ReadAsync([plan.ChangedBy]);
        if (view.Edited is { } edited)
        {
            await People.ReadAsync(edited.Versions.Select(v => v.RecordedBy));
            _pathFits = TargetPath.Fits(catalogue, edited.Indicator, edited.Cell.Period);
            _pathStart = _pathFits && TargetPath.Sums(catalogue, edited.Indicator) ? edited.Cell.Period.Start.AddDays(-1) : null;
        }
        _headline = _sentences.Headline(view);
        _second = _sentences.Second(view);
        _notice = view.Query.Notice is { } notice ? Say(notice) : null;
        _refused = view.Edited is not null && _notice is { Kind: NoteKind.Warn };

        DateOnly? today = view.Query.Vintage is null ? ReportBoard.Day(Time.GetUtcNow().UtcDateTime, Settings.TimeZone) : null;
        _paths = new PathWords(_words, Numbers, Dates, _sentences, L).Build(view, catalogue.CalendarOf(catalogue.Form("cchc-pl1")!), today);
        _view = view;
    }

    private async Task PreviewAsync()
    {
        if (_view is not { MayEdit: true } view || string.IsNullOrWhiteSpace(Block)) return;
        var catalogue = await Catalogues.GetAsync(Http.RequestAborted);
        _block = new PasteReader(catalogue, catalogue.CalendarOf(catalogue.Form("cchc-pl1")!), view.Year, Typed).Read(Block);
    }

    private (NoteKind Kind, string Words) Say(TargetNotice notice) => notice switch
    {
        TargetNotice.Drafted => (NoteKind.Info, L["targets.notice.drafted"]),
        TargetNotice.Set => (NoteKind.Info, L["targets.notice.set"]),
        TargetNotice.Unchanged => (NoteKind.Info, L["targets.notice.unchanged"]),
        TargetNotice.Removed => (NoteKind.Info, L["targets.notice.removed"]),
        TargetNotice.Decided => (NoteKind.Info, L["targets.notice.decided"]),
        TargetNotice.Issued => (NoteKind.Info, L["targets.notice.issued"]),
        TargetNotice.Discarded => (NoteKind.Info, L["targets.notice.discarded"]),
        TargetNotice.Pasted => (NoteKind.Info, L["targets.notice.pasted"]),
        TargetNotice.Overtaken => (NoteKind.Warn, L["targets.notice.overtaken"]),
        TargetNotice.NoDraft => (NoteKind.Warn, L["targets.notice.no-draft"]),
        TargetNotice.Empty => (NoteKind.Warn, L["targets.notice.empty"]),
        TargetNotice.NoDecision => (NoteKind.Warn, L["targets.notice.no-decision"]),
        TargetNotice.Rewrites => (NoteKind.Warn, L["targets.notice.rewrites"]),
        TargetNotice.WrongValue => (NoteKind.Warn, L["targets.notice.wrong-value"]),
        TargetNotice.WrongRange => (NoteKind.Warn, L["targets.notice.wrong-range"]),
        TargetNotice.WrongTolerance => (NoteKind.Warn, L["targets.notice.wrong-tolerance"]),
        TargetNotice.WrongPath => (NoteKind.Warn, L["targets.notice.wrong-path"]),
        TargetNotice.RangePath => (NoteKind.Warn, L["targets.notice.range-path"]),
        _ => (NoteKind.Warn, L["targets.notice.wrong-dates"]),
    };
}
