using System.Globalization;
using Kpi.Jobs.Scheduling;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>What the address of the jobs page asks for.</summary>
/// <param name="Kind">Which runs the history lists.</param>
/// <param name="Job">Only runs of this job; null for all.</param>
/// <param name="Page">Of the history, from 1.</param>
public sealed record JobsQuery(RunKind Kind, string? Job, int Page)
{
    /// <summary>What is shown when nothing is asked for: runs that did something.</summary>
    public static readonly JobsQuery Default = new(RunKind.Worked, null, 1);

    private const string AllRuns = "all";
    private const string FailedRuns = "failed";
    private const string ActiveRuns = "running";
    private const int LastPage = 10_000;

    /// <summary>Reads an address; what it does not understand it takes for the default, so that an old bookmark opens.</summary>
    public static JobsQuery Read(string? show, string? job, string? page) => new(
        show switch
        {
            AllRuns => RunKind.All,
            FailedRuns => RunKind.Failed,
            ActiveRuns => RunKind.Active,
            _ => RunKind.Worked,
        },
        job is not null && JobNames.All.Contains(job, StringComparer.Ordinal) ? job : null,
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, LastPage) : 1);

    /// <summary>The value of <c>show</c> in the address; empty for the default.</summary>
    public string Show => Kind switch
    {
        RunKind.All => AllRuns,
        RunKind.Failed => FailedRuns,
        RunKind.Active => ActiveRuns,
        _ => "",
    };

    /// <summary>The address that asks for this, at the history.</summary>
    public string Address
    {
        get
        {
            var parts = new List<string>();
            if (Show.Length > 0) parts.Add("show=" + Show);
            if (Job is not null) parts.Add("job=" + Job);
            if (Page > 1) parts.Add(FormattableString.Invariant($"page={Page}"));
            return parts.Count == 0 ? "/jobs" : "/jobs?" + string.Join('&', parts);
        }
    }
}
