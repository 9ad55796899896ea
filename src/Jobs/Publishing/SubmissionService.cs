using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Publishing;

/// <summary>Takes workbooks in, keeps them with their check, and brings their values into the series. Who may do what is the caller's business.</summary>
public sealed class SubmissionService(ImportPipeline pipeline, SubmissionStore submissions, Publisher publisher, CatalogueStore catalogues, AgencyStore agencies)
{
    /// <summary>
    /// Checks and keeps a workbook, whatever is wrong with it: nothing handed in is lost. A file with several forms or periods makes a submission of each; the
    /// first is the file's main one.
    /// </summary>
    public async Task<IReadOnlyList<ReceivedSubmission>> ReceiveAsync(
        ReadOnlyMemory<byte> bytes, string fileName, CheckAnswers answers, string actor, string? comment, CancellationToken cancellationToken)
    {
        var check = await pipeline.CheckAsync(bytes, fileName, answers, cancellationToken);
        return await KeepAsync(bytes, check, actor, comment, cancellationToken);
    }

    /// <summary>Keeps a workbook that has been checked already.</summary>
    public async Task<IReadOnlyList<ReceivedSubmission>> KeepAsync(ReadOnlyMemory<byte> bytes, CheckResult check, string actor, string? comment, CancellationToken cancellationToken)
    {
        var received = new List<ReceivedSubmission>();
        foreach (var result in check.Others.Prepend(check with { Others = [] }))
        {
            var (submission, created) = await submissions.ReceiveAsync(await DescribeAsync(bytes, result, actor, comment, cancellationToken), cancellationToken);
            received.Add(new ReceivedSubmission(submission, result, created));
        }
        return received;
    }

    /// <summary>Checks a submission again with a person's answers and keeps what comes out. Null when it is no longer open to answers.</summary>
    public async Task<ReceivedSubmission?> AnswerAsync(Guid id, CheckAnswers answers, string actor, CancellationToken cancellationToken)
    {
        if (await submissions.FindAsync(id, cancellationToken) is not { } submission || await submissions.FileAsync(id, cancellationToken) is not { } bytes) return null;
        var check = await pipeline.CheckAsync(bytes, submission.File, answers, cancellationToken);
        var described = await DescribeAsync(bytes, check with { Others = [] }, actor, null, cancellationToken);
        return await submissions.AnswerAsync(id, described, cancellationToken) is { } answered ? new ReceivedSubmission(answered, check, Created: answered.Id == id) : null;
    }

    /// <summary>
    /// Publishes a submission whose check is free of open errors. <paramref name="allowChanges"/> says whether figures already published may change; otherwise such
    /// a submission is left for an approver.
    /// </summary>
    public async Task<PublishOutcome> PublishAsync(Guid id, string actor, bool allowChanges, string? comment, CancellationToken cancellationToken)
    {
        if (await submissions.CheckAsync(id, cancellationToken) is not { } stored) return new PublishOutcome(PublishResult.NotFound, 0, 0);
        var check = CheckJson.Load(stored);
        if (!check.CanPublish) return new PublishOutcome(PublishResult.NotPublishable, 0, 0);
        var catalogue = await catalogues.GetAsync(cancellationToken);
        return await publisher.PublishAsync(new PublishRequest(id, [.. check.Lines.Select(l => Observation(l, catalogue))], actor, allowChanges, comment), cancellationToken);
    }

    private static LineObservation Observation(CheckedLine line, CatalogueSnapshot catalogue) => new(
        catalogue.Find(line.Key)!.Id, line.State, line.Value, line.Numerator, line.Denominator, line.Note, line.Raw, line.Sheet, line.Cell);

    private async Task<NewSubmission> DescribeAsync(ReadOnlyMemory<byte> bytes, CheckResult check, string actor, string? comment, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var agency = check.Agency?.Key is { } key ? (await agencies.AllAsync(cancellationToken)).FirstOrDefault(a => string.Equals(a.Key, key, StringComparison.Ordinal)) : null;
        var form = check.Form is null ? null : catalogue.Form(check.Form.Key);
        return new NewSubmission(
            check.File.Name,
            bytes,
            check.File.Sha256,
            check.File.Format,
            form?.FormKey,
            agency?.Id,
            form is null || check.Period is null ? null : catalogue.CalendarOf(form).Find(check.Period.Key),
            check.Period?.DeclaredStart,
            check.Period?.DeclaredEnd,
            SubmissionState.Checked,
            check.Illustrative,
            CheckJson.Store(check),
            comment,
            actor);
    }
}
