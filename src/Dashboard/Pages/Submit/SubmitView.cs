using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>What the page for handing in shows.</summary>
/// <param name="Due">The report with the next deadline that is not published yet; null when none is due.</param>
/// <param name="Today">Where the agency is.</param>
/// <param name="Unfinished">Submissions of this person that are neither handed in nor taken back.</param>
/// <param name="Waiting">Submissions that wait for this person's decision.</param>
/// <param name="Options">What an uploader may say about a file; null for a reader who may not upload.</param>
/// <param name="Uploaded">What became of the files just uploaded.</param>
/// <param name="Items">A page of submissions, newest first.</param>
/// <param name="More">Whether there are older ones.</param>
/// <param name="Periods">Periods there are submissions for, latest first.</param>
/// <param name="Forms">Every form, to name them.</param>
public sealed record SubmitView(
    Period? Due,
    DateOnly Today,
    int Unfinished,
    int Waiting,
    AnswerOptions? Options,
    IReadOnlyList<UploadedItem> Uploaded,
    IReadOnlyList<Submission> Items,
    bool More,
    IReadOnlyList<Period> Periods,
    IReadOnlyList<FormVersion> Forms,
    IReadOnlyList<Agency> Agencies);
