using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Discussion;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Reads what was said about the figures of an indicator: comments, and explanations that travel with what is published. Of a derived KPI, those of its inputs too.</summary>
public sealed class DiscussionReader(CatalogueStore catalogues, IndicatorCommentStore comments, SubmissionStore submissions)
{
    /// <summary>By period, the latest first; within one, what was said last first.</summary>
    public async Task<IReadOnlyList<Remark>> ReadAsync(Indicator indicator, Agency agency, ReportingCalendar calendar, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var lines = catalogue.InputsOf(indicator).Append(indicator).Select(i => i.Key).ToHashSet(StringComparer.Ordinal);
        var said = await comments.OfAsync(indicator.Id, agency.Id, cancellationToken);
        var explained = await submissions.ExplainedAsync(agency.Key, cancellationToken);
        var periods = said.Select(c => c.PeriodId).Distinct().ToDictionary(id => id, id => Find(calendar, id));
        var remarks = said.Where(c => periods[c.PeriodId] is not null).Select(c => new Remark(periods[c.PeriodId]!, c.At, c.By, c, null, null));
        var explanations =
            from one in explained
            let period = calendar.Find(one.Submission.Period)
            where period is not null
            from problem in CheckJson.Load(one.Check).Problems
            where problem is { Answer: { Kind: ProblemAnswerKind.Explanation, Text.Length: > 0 } } && About(catalogue, problem).Any(key => lines.Contains(key) && Stands(one, key))
            select new Remark(period, one.Submission.PublishedAt ?? one.Submission.ChangedAt, one.Submission.CreatedBy, null, one.Submission, problem);
        return [.. remarks.Concat(explanations).OrderByDescending(r => r.Period.End).ThenByDescending(r => r.Period.Start).ThenByDescending(r => r.At)];

        // Of a report that another took the place of, what was said of figures the later one left as they were.
        bool Stands(ExplainedSubmission one, string key) => catalogue.Find(key) is { } line && one.StandsFor(line.Id);
    }

    // What is said of a broken rule is said of every line it compares.
    private static IEnumerable<string> About(CatalogueSnapshot catalogue, Problem problem)
    {
        var rule = problem.Code == ProblemCodes.RuleBroken ? catalogue.Rules.FirstOrDefault(r => string.Equals(r.Key, problem.Facts.GetValueOrDefault("key"), StringComparison.Ordinal)) : null;
        return (rule?.Operands ?? []).Append(problem.Line ?? "");
    }

    // A period's number holds its year and kind.
    private static Period? Find(ReportingCalendar calendar, int id) => calendar.Year(id / 100 % 10_000).FirstOrDefault(p => p.Id == id);
}
