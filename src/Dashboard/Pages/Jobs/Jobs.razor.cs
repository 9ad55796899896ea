using Kpi.Data.Identity;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>Did the machine do its work? Everything follows from the address and the scheduler's store.</summary>
public sealed partial class Jobs
{
    private JobsQuery _query = JobsQuery.Default;
    private JobsView? _view;
    private JobWords _words = null!;
    private JobsSentences _sentences = null!;
    private IReadOnlyList<JobNote> _notes = [];
    private bool _mayAct;

    [SupplyParameterFromQuery]
    private string? Show { get; set; }

    [SupplyParameterFromQuery]
    private string? Job { get; set; }

    [SupplyParameterFromQuery]
    private string? Page { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private JobsReader Reader { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _query = JobsQuery.Read(Show, Job, Page);
        _words = new JobWords(L, Numbers);
        _sentences = new JobsSentences(L, Numbers, Dates, _words);
        _mayAct = Http.User.IsInRole(Roles.Administrator);
        var view = await Reader.ReadAsync(_query, Http.RequestAborted);
        _notes = new JobNotes(L, Numbers, Dates, _words).Of(view);
        _view = view;
    }
}
