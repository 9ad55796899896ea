using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;

namespace Kpi.Dashboard.Pages.Review;

/// <summary>A submission that waits for a decision, held against what is published at this moment.</summary>
/// <param name="Form">Null while unknown, like <paramref name="Agency"/> and <paramref name="Period"/>.</param>
/// <param name="DaysLate">Days after the deadline that it was handed in; 0 or less when in time, null without a deadline.</param>
public sealed record ReviewItem(Submission Submission, CheckResult Check, FormVersion? Form, Agency? Agency, Period? Period, int? DaysLate);
