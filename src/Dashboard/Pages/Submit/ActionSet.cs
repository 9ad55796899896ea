using System.Security.Claims;
using Kpi.Data.Identity;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>What a reader can do with a submission, by the same rules as the API. What cannot be done yet is there all the same, with the reason beside it.</summary>
/// <param name="MaySubmit">Whether handing in for approval is this reader's and the state allows it.</param>
/// <param name="MayPublish">Whether publishing is this reader's; the state may still ask for handing in first.</param>
/// <param name="MayReturn">Whether handing back is possible.</param>
/// <param name="MayWithdraw">Whether taking back is possible.</param>
/// <param name="MayUndo">Whether a publish can be taken back.</param>
/// <param name="MayAnswer">Whether what the file leaves open can be answered.</param>
/// <param name="IsReady">Whether the check lets it go on.</param>
/// <param name="MustBeSubmitted">Whether publishing waits for whoever it was handed back to.</param>
public sealed record ActionSet(bool MaySubmit, bool MayPublish, bool MayReturn, bool MayWithdraw, bool MayUndo, bool MayAnswer, bool IsReady, bool MustBeSubmitted)
{
    public bool Any => MaySubmit || MayPublish || MayReturn || MayWithdraw;

    public bool CanSubmit => MaySubmit && IsReady;

    public bool CanPublish => MayPublish && IsReady && !MustBeSubmitted;

    /// <param name="ownAgency">Whether this person acts for the agency of the submission.</param>
    public static ActionSet Of(Submission submission, CheckResult check, ClaimsPrincipal user, bool ownAgency)
    {
        var (contributor, approver) = (ownAgency && user.IsInRole(Roles.Contributor), ownAgency && user.IsInRole(Roles.Approver));
        var state = submission.State;
        var unsubmitted = state is SubmissionState.Received or SubmissionState.Checked or SubmissionState.Returned;
        return new ActionSet(
            contributor && state is (SubmissionState.Checked or SubmissionState.Returned),
            approver && (unsubmitted || state == SubmissionState.Submitted),
            approver && state == SubmissionState.Submitted,
            contributor && (unsubmitted || state == SubmissionState.Submitted),
            approver && state == SubmissionState.Published,
            contributor && unsubmitted,
            check.CanPublish,
            state == SubmissionState.Returned);
    }
}
