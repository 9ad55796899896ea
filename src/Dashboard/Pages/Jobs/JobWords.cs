using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Jobs.Scheduling;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>Names of jobs and what their runs did, in words.</summary>
public sealed class JobWords(IStringLocalizer<Text> text, NumberText numbers)
{
    /// <summary>What a job is called where it stands alone.</summary>
    public string Name(string job) => job switch
    {
        JobNames.Inbox => text["jobs.name.inbox"],
        JobNames.Kpi => text["jobs.name.kpi"],
        JobNames.Maintenance => text["jobs.name.maintenance"],
        _ => job,
    };

    /// <summary>What a job does, in a few words.</summary>
    /// <param name="kept">How many backups are kept.</param>
    public string About(string job, int kept) => job switch
    {
        JobNames.Inbox => text["jobs.about.inbox"],
        JobNames.Kpi => text["jobs.about.kpi"],
        JobNames.Maintenance => text["jobs.about.maintenance", numbers.Count(kept)],
        _ => "",
    };

    /// <summary>Why a run took place; a run that makes up for another says so.</summary>
    public string Cause(JobRun run) => run switch
    {
        { Recovered: true, Cause: JobRunCause.Asked, By: { Length: > 0 } by } => text["jobs.cause.recovered-by", by],
        { Recovered: true } => text["jobs.cause.recovered"],
        { Cause: JobRunCause.Asked, By: { Length: > 0 } by } => text["jobs.cause.asked-by", by],
        { Cause: JobRunCause.Asked } => text["jobs.cause.asked"],
        { Cause: JobRunCause.Published } => text["jobs.cause.published"],
        _ => text["jobs.cause.schedule"],
    };

    /// <summary>What a run did: <c>công bố 3 tệp, 1 tệp bị từ chối</c>, <c>214 MB, giữ 14 bản</c>. Empty when it has said nothing.</summary>
    public string Did(JobRun run) => run switch
    {
        { Facts.Count: 0 } => "",
        { Job: JobNames.Inbox } => Files(InboxDay.Of([run]), (int)run.Facts.GetValueOrDefault("left")),
        { Job: JobNames.Kpi } => run.Facts.GetValueOrDefault("written") is > 0 and var written
            ? text["jobs.did.kpi", numbers.Count(run.Facts.GetValueOrDefault("periods")), numbers.Count(written)]
            : text["jobs.did.kpi-nothing", numbers.Count(run.Facts.GetValueOrDefault("periods"))],
        { Job: JobNames.Maintenance } => text["jobs.did.maintenance", numbers.Bytes((long)run.Facts.GetValueOrDefault("bytes")), numbers.Count(run.Facts.GetValueOrDefault("kept"))],
        _ => "",
    };

    /// <summary>What a failed run could not do, in a few words.</summary>
    public string Failed(JobRun run) => run switch
    {
        { Job: JobNames.Inbox } when run.Facts.GetValueOrDefault("left") is > 0 and var left => text["jobs.failed.inbox-files", numbers.Count(left)],
        { Job: JobNames.Inbox } => text["jobs.failed.inbox"],
        { Job: JobNames.Kpi } => text["jobs.failed.kpi"],
        _ => text["jobs.failed.maintenance"],
    };

    /// <summary>What became of files: the kinds there are, in the order of how well it went.</summary>
    /// <param name="left">Files that could not be handled and still lie in the inbox.</param>
    public string Files(InboxDay files, int left = 0)
    {
        if (files.All + left == 0) return text["jobs.did.no-files"];
        var parts = new List<string>();
        if (files.Published > 0) parts.Add(text["jobs.did.published", numbers.Count(files.Published)]);
        if (files.Submitted > 0) parts.Add(text["jobs.did.submitted", numbers.Count(files.Submitted)]);
        if (files.Rejected > 0) parts.Add(text["jobs.did.rejected", numbers.Count(files.Rejected)]);
        if (files.Unchanged > 0) parts.Add(text["jobs.did.unchanged", numbers.Count(files.Unchanged)]);
        if (left > 0) parts.Add(text["jobs.did.left", numbers.Count(left)]);
        return string.Join(", ", parts);
    }
}
