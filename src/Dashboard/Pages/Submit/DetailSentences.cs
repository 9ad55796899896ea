using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Audit;
using Kpi.Data.Observations;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>A submission's page in sentences from fixed templates: what was read, where it stands, what can be done, and what was done.</summary>
public sealed class DetailSentences(Wording words, NumberText numbers, DateText dates, PeopleNames people, SubmitSentences list, IStringLocalizer<Text> text)
{
    /// <summary>What was read of which form and period, with what was found.</summary>
    public string Headline(DetailView view)
    {
        if (view.Form is null) return text["submission.headline.unread", view.Submission.File];
        var check = view.Check;
        var period = view.Period is null ? text["submission.period.unknown"].Value : words.PeriodBrief(view.Period);
        return text["submission.headline", words.Form(view.Form), period, list.Outcome(check), string.Join("; ", Clauses(view))];
    }

    /// <summary>Where it stands and what happens next.</summary>
    public string Second(DetailView view)
    {
        var submission = view.Submission;
        var (who, when) = (people.Of(submission.ChangedBy), dates.Instant(submission.ChangedAt));
        return submission.State switch
        {
            SubmissionState.Submitted => text["submission.second.submitted", when, who, Deciders(view)],
            SubmissionState.Returned => text["submission.second.returned", when, who],
            SubmissionState.Published => text["submission.second.published", dates.Instant(submission.PublishedAt ?? submission.ChangedAt), people.Of(submission.PublishedBy ?? submission.ChangedBy)],
            SubmissionState.Superseded => text["submission.second.superseded", when],
            SubmissionState.Withdrawn => text["submission.second.withdrawn", when, who],
            _ => Unsubmitted(view),
        };
    }

    /// <summary>Why the way on is closed; null when it is open.</summary>
    public string? Blocker(DetailView view)
    {
        if (!view.Actions.IsReady)
        {
            if (Unknown(view) is { Count: > 0 } unknown) return text["submission.blocked.unknown", string.Join(", ", unknown)];
            var errors = view.Check.Problems.Count(p => p.IsOpen);
            return errors == 1 ? text["submission.blocked.errors.one"] : text["submission.blocked.errors", numbers.Count(errors)];
        }
        return view.Actions is { MayPublish: true, MustBeSubmitted: true } ? text["submission.blocked.returned"].Value : null;
    }

    /// <summary>What the open way on leads to.</summary>
    public string Consequence(DetailView view) => view.Actions switch
    {
        { CanPublish: true } when view.Check.Changes.Changed > 0 => text["submission.then.changes", numbers.Count(view.Check.Changes.Changed)],
        { CanPublish: true } => text["submission.then.publish"],
        { MaySubmit: true } => text["submission.then.submit"],
        _ => text["submission.then.withdraw"],
    };

    /// <summary>How many figures stay, come new, or stay missing.</summary>
    public string Counts(DetailView view)
    {
        var changes = view.Check.Changes;
        var parts = new List<string>();
        if (changes.New > 0) parts.Add(text["submission.counts.new", numbers.Count(changes.New)]);
        if (changes.Unchanged > 0) parts.Add(text["submission.counts.unchanged", numbers.Count(changes.Unchanged)]);
        if (changes.Missing > 0) parts.Add(text["submission.counts.missing", numbers.Count(changes.Missing)]);
        var counts = string.Join("; ", parts);
        return IsDecided(view) ? text["submission.counts.then", counts] : text["submission.counts", counts];
    }

    /// <summary>One thing somebody did.</summary>
    public string Happened(AuditEntry entry)
    {
        var what = entry.Action switch
        {
            "submission.receive" => text["submission.happened.receive"],
            "submission.answer" => text["submission.happened.answer"],
            "submission.submitted" => text["submission.happened.submitted"],
            "submission.returned" => text["submission.happened.returned"],
            "submission.withdrawn" => text["submission.happened.withdrawn"],
            "submission.publish" => text["submission.happened.publish", Revisions(entry.Detail)],
            "submission.superseded" => text["submission.happened.superseded"],
            "submission.comment" => text["submission.happened.comment-line", entry.Detail ?? ""],
            "submission.uncomment" => text["submission.happened.uncomment-line", entry.Detail ?? ""],
            "submission.undo" => text["submission.happened.undo"],
            "submission.restored" => text["submission.happened.restored"],
            _ => entry.Action,
        };
        return entry.Action is "submission.submitted" or "submission.returned" or "submission.withdrawn" or "submission.undo" && !string.IsNullOrWhiteSpace(entry.Detail)
            ? text["submission.happened.comment", what, entry.Detail]
            : what;
    }

    /// <summary>How many figures differ, for the head of the comparison.</summary>
    public string Changed(DetailView view)
    {
        var changed = numbers.Count(view.Check.Changes.Changed);
        return IsDecided(view) ? text["submission.changes.fact.then", changed] : text["submission.changes.fact", changed];
    }

    private IEnumerable<string> Clauses(DetailView view)
    {
        var check = view.Check;
        var missing = check.Lines.Count - SubmitSentences.Given(check) - check.Lines.Count(l => l.State == ObservationState.Unreadable);
        yield return missing == 0 ? text["submission.clause.complete"] : text["submission.clause.missing", numbers.Count(missing)];
        if (check.Changes.Changed > 0) yield return Changed(view);
    }

    // What was compared is the past of a submission that has been decided on.
    private static bool IsDecided(DetailView view) => view.Submission.State is SubmissionState.Published or SubmissionState.Superseded or SubmissionState.Withdrawn;

    private string Unsubmitted(DetailView view)
    {
        if (view.Form is null) return text["submission.second.unread"];
        if (Unknown(view) is { Count: > 0 } unknown) return text["submission.second.unknown", string.Join(", ", unknown)];
        return view.Actions.IsReady ? text["submission.second.checked"] : text["submission.second.errors"];
    }

    private List<string> Unknown(DetailView view)
    {
        var unknown = new List<string>();
        var codes = view.Check.Problems.Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        if (view is { Form: null, HasOpenAnswers: true }) unknown.Add(text["submission.unknown.form"]);
        if (view.Form is not null)
        {
            if (view.Agency is null || codes.Contains(ProblemCodes.AgencyConflict)) unknown.Add(text["submission.unknown.agency"]);
            if (view.Period is null || codes.Contains(ProblemCodes.PeriodConflict)) unknown.Add(text["submission.unknown.period"]);
        }
        return unknown;
    }

    private string Deciders(DetailView view) => view.Approvers.Count switch
    {
        0 => text["submission.deciders.none"],
        <= 3 => string.Join(", ", view.Approvers),
        var more => text["submission.deciders.more", string.Join(", ", view.Approvers.Take(3)), numbers.Count(more - 3)],
    };

    // The log keeps "54 revisions".
    private string Revisions(string? detail) =>
        int.TryParse(detail?.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var revisions) ? numbers.Count(revisions) : "";
}
