using Kpi.Data.Agencies;
using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>What a submission's page shows.</summary>
/// <param name="Form">Null while unknown, like <paramref name="Agency"/> and <paramref name="Period"/>.</param>
/// <param name="Sheet">The form as read; null when none was recognised.</param>
/// <param name="Problems">Errors first.</param>
/// <param name="Options">What can be answered; null when nothing can be, by this reader or any more.</param>
/// <param name="Siblings">Other submissions made from the same bytes.</param>
/// <param name="Successor">The submission whose figures stand now, of one that was superseded.</param>
/// <param name="History">What was done to it, oldest first.</param>
/// <param name="Approvers">Names of those who decide.</param>
/// <param name="Forms">Every form, to name siblings.</param>
/// <param name="Comments">What the approver says at its lines, oldest first.</param>
/// <param name="Earlier">The same report as it was handed back last; null when it never was, or this is that one.</param>
public sealed record DetailView(
    SubmissionReview Review,
    FormVersion? Form,
    Agency? Agency,
    Period? Period,
    SheetView? Sheet,
    IReadOnlyList<ProblemItem> Problems,
    ActionSet Actions,
    AnswerOptions? Options,
    IReadOnlyList<Submission> Siblings,
    Submission? Successor,
    IReadOnlyList<AuditEntry> History,
    IReadOnlyList<string> Approvers,
    IReadOnlyList<FormVersion> Forms,
    IReadOnlyList<LineComment> Comments,
    EarlierReturn? Earlier)
{
    public Submission Submission => Review.Submission;

    public CheckResult Check => Review.Check;

    /// <summary>Whether the file leaves something open that keeps it from going on: its form, agency or period.</summary>
    public bool HasOpenAnswers => Check.Form is null && Check.Problems.Any(p => p.Code == ProblemCodes.FormUnrecognised)
        || (Check.Form is not null && (Check.Agency?.Key is null || Check.Period is null || Check.Problems.Any(p => p.Code is ProblemCodes.AgencyConflict or ProblemCodes.PeriodConflict)));
}
