using System.Globalization;
using Kpi.Data.Identity;
using Kpi.Jobs.Scheduling;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>One run: what it did, why it failed, what it logged.</summary>
public sealed partial class RunPage
{
    /// <summary>What the address carries after somebody has asked the run to stop.</summary>
    public const string StopAsked = "stop";

    // What the scheduler calls a node that is the only one.
    private const string Alone = "NON_CLUSTERED";

    private RunView? _view;
    private JobWords _words = null!;
    private RunSentences _sentences = null!;
    private JobNote? _note;
    private List<(string Name, string Fact)> _facts = [];
    private bool _mayAct;

    [Parameter]
    public string Id { get; set; } = "";

    [SupplyParameterFromQuery]
    private string? Asked { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private JobBoard Board { get; set; } = null!;

    [Inject]
    private NavigationManager Address { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (await Board.FindAsync(Id, Http.RequestAborted) is not { } run)
        {
            Address.NotFound();
            return;
        }
        var job = (await Board.ListAsync(Http.RequestAborted)).FirstOrDefault(j => string.Equals(j.Name, run.Job, StringComparison.Ordinal));
        _view = new RunView(run, job, Time.GetUtcNow().UtcDateTime);
        _words = new JobWords(L, Numbers);
        _sentences = new RunSentences(L, Dates, _words);
        _mayAct = Http.User.IsInRole(Roles.Administrator);
        if (run.State == JobRunState.Failed) _note = new JobNotes(L, Numbers, Dates, _words).Failure(run, _view.IsLatest ? job : null, _view.Retry, _view.Now);
        _facts = Facts(_view);
    }

    private List<(string Name, string Fact)> Facts(RunView view)
    {
        var run = view.Run;
        var facts = new List<(string, string)>();
        if (run.StartedAt is { } started) facts.Add((L["jobs.run.started"], Dates.Near(started, view.Now, seconds: true)));
        if (run is { StartedAt: { } from, Duration: { } took })
        {
            facts.Add((L["jobs.run.ended"], Dates.Near(from + took, view.Now, seconds: true)));
            facts.Add((L["jobs.column.duration"], Dates.Duration(took)));
        }
        if (_words.Did(run) is { Length: > 0 } did) facts.Add((L["jobs.column.did"], char.ToUpper(did[0], CultureInfo.CurrentUICulture) + did[1..]));
        return facts;
    }

    private string? Progress(JobRun run)
    {
        if (run.Progress is not { } done) return null;
        var share = Numbers.Rate(done, 0);
        return RunRemainder.Of(run, _view!.Now) is { } left ? $"{share} · {L["jobs.running.left", Dates.Duration(left)]}" : share;
    }
}
