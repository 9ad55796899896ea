using Kpi.Dashboard.Layout;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Submissions;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>Is this form right, and what is to become of it? Everything follows from the address; what is decided goes through <see cref="DecisionEndpoints"/>.</summary>
public sealed partial class SubmissionPage
{
    private DetailView? _view;
    private DetailQuery _query = null!;
    private DetailSentences _sentences = null!;
    private ReadingText _readings = null!;
    private RuleText _rules = null!;
    private Wording _words = null!;
    private bool _confirming;
    private string _headline = "";
    private string _second = "";
    private string _findings = "";
    private string _address = "";
    private string? _reason;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Which rows of the form.</summary>
    [SupplyParameterFromQuery]
    private string? Show { get; set; }

    [SupplyParameterFromQuery]
    private string? Confirm { get; set; }

    /// <summary>What has just happened.</summary>
    [SupplyParameterFromQuery(Name = "notice")]
    private string? Happened { get; set; }

    /// <summary>The cell that somebody came for, as a spreadsheet prints it.</summary>
    [SupplyParameterFromQuery]
    private string? Cell { get; set; }

    /// <summary>Its sheet; null for the one that is shown.</summary>
    [SupplyParameterFromQuery]
    private string? Sheet { get; set; }

    /// <summary>The line a comment is asked for at.</summary>
    [SupplyParameterFromQuery]
    private string? Line { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private DetailReader Reader { get; set; } = null!;

    [Inject]
    private CatalogueStore Catalogues { get; set; } = null!;

    [Inject]
    private WordingProvider Wordings { get; set; } = null!;

    [Inject]
    private PeopleNames People { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _query = new DetailQuery(Kpi.Data.Words.TryParse<SheetFilter>(Show) ?? SheetFilter.All, Confirm == "publish", Kpi.Data.Words.TryParse<Notice>(Happened), Line);
        _view = await Reader.ReadAsync(Id, _query, Http.User, Http.RequestAborted);
        if (_view is null)
        {
            Navigation.NotFound();
            return;
        }
        var catalogue = await Catalogues.GetAsync(Http.RequestAborted);
        _words = await Wordings.GetAsync(Http.RequestAborted);
        var list = new SubmitSentences(_words, Numbers, Dates, L);
        _sentences = new DetailSentences(_words, Numbers, Dates, People, list, L);
        _readings = new ReadingText(catalogue, _words, Numbers, L);
        _rules = new RuleText(catalogue, _words, Numbers, L);
        _findings = list.Findings(_view.Check);
        _address = RequestAddress.Of(Http);

        // The log, not the submission's comment: that may be what the clerk wrote on handing in.
        _reason = _view.Submission.State == SubmissionState.Returned ? _view.History.LastOrDefault(h => h.Action == "submission.returned")?.Detail : null;

        // Nothing is left to confirm when it can no longer be published, or would change nothing any more.
        _confirming = _query.Confirming && _view.Actions.CanPublish && _view.Check.Changes.Changed > 0;
        _headline = _confirming ? L["submission.confirm.headline", Numbers.Count(_view.Check.Changes.Changed), _words.Period(_view.Period!)] : _sentences.Headline(_view);
        _second = _confirming ? L["submission.confirm.second", _view.Submission.File, People.Of(_view.Submission.CreatedBy)] : _sentences.Second(_view);
    }
}
