using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Publishing;

/// <summary>Takes workbooks in, keeps them with their check, and brings their values into the series. Who may do what is the caller's business.</summary>
public sealed class SubmissionService(ImportPipeline pipeline, SubmissionStore submissions, LineCommentStore comments, Publisher publisher, CatalogueStore catalogues, AgencyStore agencies)
{
    // Each further try means that somebody else has published in between.
    private const int MaxTries = 20;

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

    /// <summary>The part of taking in a file that many can have done at once: it is checked, and nothing is stored.</summary>
    public async Task<PreparedFile> PrepareAsync(ReadOnlyMemory<byte> bytes, FileReading reading, string actor, CancellationToken cancellationToken)
    {
        // Before the figures are read: what is published after this number makes the check old, never the other way round.
        var seen = await publisher.LatestAsync(cancellationToken);
        var check = await pipeline.CheckAsync(reading, cancellationToken);
        if (check is { Others: [], CanPublish: true })
        {
            var form = await DescribeAsync(bytes, check, actor, null, cancellationToken);
            var lines = await LinesAsync(check, cancellationToken);
            if (form is { Form: not null, AgencyId: not null, Period: not null } && lines.All(l => l.State != ObservationState.Unreadable))
            {
                return new PreparedFile(bytes, reading, check, form, lines, seen, actor);
            }
        }
        return new PreparedFile(bytes, reading, check, null, [], seen, actor);
    }

    /// <summary>
    /// Keeps a file, and publishes each of its forms that the rules alone let pass; none that would change what is published. Handling the same bytes again changes nothing.
    /// Its file must be kept until <see cref="SettleAsync"/>.
    /// </summary>
    public async Task<FileIntake> TakeInAsync(PreparedFile file, CancellationToken cancellationToken)
    {
        if (await TryPublishAsync(file, cancellationToken) is { } published) return published;

        // Whether it is published or kept, its check is one against what stands now.
        if (file.Form is not null || await publisher.LatestAsync(cancellationToken) > file.Seen)
        {
            file = await PrepareAsync(file.Bytes, file.Reading, file.Actor, cancellationToken);
            if (await TryPublishAsync(file, cancellationToken) is { } late) return late;
        }
        var received = await KeepAsync(file.Bytes, file.Check, file.Actor, null, cancellationToken);
        var results = new List<PublishResult>(received.Count);
        foreach (var one in received) results.Add(await PublishAsync(one, file.Actor, cancellationToken));
        return new FileIntake(file.Check, received[0].Submission.Id, results);
    }

    /// <summary>Has what <see cref="TakeInAsync"/> has published so far survive a failing of the power.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) => publisher.SettleAsync(cancellationToken);

    private async Task<FileIntake?> TryPublishAsync(PreparedFile file, CancellationToken cancellationToken)
    {
        if (file.Form is not { } form) return null;
        var request = new PublishRequest(Guid.Empty, file.Lines, file.Actor, AllowChanges: false) { IsPartial = file.Check.IsHistory };
        var (id, outcome) = await publisher.ReceiveAsync(form, request, file.Seen, cancellationToken);
        return outcome.Result == PublishResult.Overtaken ? null : new FileIntake(file.Check, id, [outcome.Result]);
    }

    private async Task<PublishResult> PublishAsync(ReceivedSubmission received, string actor, CancellationToken cancellationToken)
    {
        // The same bytes again change nothing, whatever has been decided about them since.
        if (received.Submission.State is not (SubmissionState.Received or SubmissionState.Checked)) return PublishResult.AlreadyPublished;
        if (!received.Check.CanPublish) return PublishResult.NotPublishable;
        return (await PublishAsync(received.Submission.Id, actor, allowChanges: false, null, null, cancellationToken)).Result;
    }

    /// <summary>
    /// Checks a submission again with a person's answers and keeps what comes out. Null when it is no longer open to answers, or no longer at
    /// <paramref name="version"/>.
    /// </summary>
    /// <param name="answers">All of them, earlier ones included.</param>
    public async Task<ReceivedSubmission?> AnswerAsync(Guid id, CheckAnswers answers, string actor, int? version, CancellationToken cancellationToken)
    {
        if (await submissions.FindAsync(id, cancellationToken) is not { } submission || await submissions.FileAsync(id, cancellationToken) is not { } bytes) return null;
        var kept = CheckJson.Load((await submissions.CheckAsync(id, cancellationToken))!);
        var check = await pipeline.CheckAsync(bytes, submission.File, answers with { Problems = answers.Problems ?? kept.Answers }, cancellationToken);

        // Of a file with several forms the submission stays the one it was.
        var sameSheet = check.Others.Prepend(check).Where(r => kept.Sheet is not null && string.Equals(r.Sheet?.Name, kept.Sheet.Name, StringComparison.Ordinal)).ToList();
        var all = check.Others.Prepend(check).ToList();
        var own = (kept.IsHistory ? all.Find(r => r.Period?.Key == kept.Period?.Key && r.Agency?.Key == kept.Agency?.Key) : null)
            ?? sameSheet.Find(r => r.Sheet!.ValueColumn == kept.Sheet!.ValueColumn && r.Sheet.Rows[0].Row == kept.Sheet.Rows[0].Row) ?? sameSheet.FirstOrDefault() ?? check;
        var result = own with { Others = [] };
        var described = await DescribeAsync(bytes, result, actor, null, cancellationToken);
        if (await submissions.AnswerAsync(id, described, version, cancellationToken) is not { } answered) return null;

        await KeepFurtherAsync(bytes, [.. all.Where(r => r.IsHistory && r != own)], answered.Id, actor, cancellationToken);
        return new ReceivedSubmission(answered, result, Created: answered.Id == id);
    }

    /// <summary>
    /// What is said of a table of history is said of all its periods and agencies: those that nobody has answered anything else about are read anew, and new ones are kept.
    /// </summary>
    private async Task KeepFurtherAsync(ReadOnlyMemory<byte> bytes, List<CheckResult> further, Guid answered, string actor, CancellationToken cancellationToken)
    {
        if (further.Count == 0) return;
        var made = await submissions.OfFileAsync(further[0].File.Sha256, cancellationToken);
        foreach (var result in further)
        {
            var described = await DescribeAsync(bytes, result with { Others = [] }, actor, null, cancellationToken);
            var same = made.FirstOrDefault(s => s.Id != answered && IsOpen(s.State) && s.Form == result.Form?.Key && s.Period == result.Period?.Key && (s.Agency is null || s.Agency == result.Agency?.Key));
            if (same is null) await submissions.ReceiveAsync(described, cancellationToken);
            else if (!await HasOwnAnswersAsync(same.Id, cancellationToken)) await submissions.AnswerAsync(same.Id, described, same.Version, cancellationToken);
        }
    }

    private async Task<bool> HasOwnAnswersAsync(Guid id, CancellationToken cancellationToken) =>
        CheckJson.Load((await submissions.CheckAsync(id, cancellationToken))!).Answers.Any(a => a.Kind != ProblemAnswerKind.Placed);

    /// <summary>A submission as it stands against what is published now; null when there is no such submission.</summary>
    public async Task<SubmissionReview?> ReviewAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await submissions.FindAsync(id, cancellationToken) is not { } submission) return null;

        // Before the figures are read: what is published after this number makes the basis old, never the other way round.
        var basis = new PublishBasis(submission.Version, submission.Agency is { } agency ? await publisher.LatestAsync(agency, cancellationToken) : 0);
        var kept = CheckJson.Load((await submissions.CheckAsync(id, cancellationToken))!);
        var compared = await pipeline.CompareAsync(kept, cancellationToken);
        return new SubmissionReview(submission, IsOpen(submission.State) ? compared.Check : kept, compared.CrossChecks, basis);
    }

    /// <summary>Hands a submission in for approval.</summary>
    /// <param name="version">The version the caller saw; null for any.</param>
    public async Task<DecisionResult> SubmitAsync(Guid id, string actor, string? comment, int? version, CancellationToken cancellationToken)
    {
        if (await ReviewAsync(id, cancellationToken) is not { } review) return DecisionResult.NotFound;
        return review.Check.CanPublish
            ? await MoveAsync(id, [SubmissionState.Checked, SubmissionState.Returned], SubmissionState.Submitted, actor, comment, version, cancellationToken)
            : DecisionResult.OpenErrors;
    }

    /// <summary>Hands a submission back to whoever handed it in, with the reason: for the whole of it, at its lines, or both.</summary>
    public async Task<DecisionResult> ReturnAsync(Guid id, string actor, string? comment, int? version, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(comment) && (await comments.OfAsync(id, cancellationToken)).Count == 0
            ? DecisionResult.CommentNeeded
            : await MoveAsync(id, [SubmissionState.Submitted], SubmissionState.Returned, actor, comment, version, cancellationToken);

    /// <summary>Says something about lines of a submission that waits for a decision.</summary>
    /// <param name="said">Key of a line and the text; nothing is kept when one names no line of the form or says nothing.</param>
    public async Task<DecisionResult> CommentAsync(Guid id, IReadOnlyCollection<(string Line, string Text)> said, string actor, CancellationToken cancellationToken)
    {
        if (await submissions.CheckAsync(id, cancellationToken) is not { } kept) return DecisionResult.NotFound;
        var lines = CheckJson.Load(kept).Lines.Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
        if (said.Any(s => !lines.Contains(s.Line) || string.IsNullOrWhiteSpace(s.Text) || s.Text.Length > LineComment.MaxLength)) return DecisionResult.CommentNeeded;
        return await comments.AddAsync(id, said, actor, cancellationToken) ? DecisionResult.Done : DecisionResult.WrongState;
    }

    /// <summary>Takes a submission back before it is published. Its file is kept.</summary>
    public Task<DecisionResult> WithdrawAsync(Guid id, string actor, string? comment, int? version, CancellationToken cancellationToken) => MoveAsync(
        id, [SubmissionState.Received, SubmissionState.Checked, SubmissionState.Submitted, SubmissionState.Returned], SubmissionState.Withdrawn, actor, comment, version, cancellationToken);

    /// <summary>
    /// Publishes a submission whose check, held against what is published now, is free of open errors. <paramref name="allowChanges"/> says whether figures already
    /// published may change; otherwise such a submission is left for an approver. Who changes them says why.
    /// </summary>
    /// <param name="comment">Why figures change; may be empty where none does.</param>
    /// <param name="seen">
    /// What the person who decides was shown; when it no longer holds, nothing is published. Null for a caller that decides by rules alone.
    /// </param>
    public async Task<PublishOutcome> PublishAsync(Guid id, string actor, bool allowChanges, string? comment, PublishBasis? seen, CancellationToken cancellationToken)
    {
        var outcome = new PublishOutcome(PublishResult.Overtaken, 0, 0);
        for (var tries = 0; tries < MaxTries && outcome.Result == PublishResult.Overtaken; tries++)
        {
            if (await ReviewAsync(id, cancellationToken) is not { } review) return new PublishOutcome(PublishResult.NotFound, 0, 0);
            if (!review.Check.CanPublish) return new PublishOutcome(PublishResult.NotPublishable, 0, 0);
            if (allowChanges && string.IsNullOrWhiteSpace(comment) && IsOpen(review.Submission.State) && review.ChangesPublished && (seen ?? review.Basis) == review.Basis)
            {
                return new PublishOutcome(PublishResult.ReasonNeeded, 0, 0);
            }
            outcome = await publisher.PublishAsync(
                new PublishRequest(
                    id, await LinesAsync(review.Check, cancellationToken), actor, allowChanges, comment, CheckJson.Store(review.Check), seen ?? review.Basis)
                { IsPartial = review.Check.IsHistory },
                cancellationToken);
            if (seen is not null) break;
        }
        return outcome;
    }

    /// <summary>Takes a publish back: the figures become again what they were, and the submission waits for a decision again.</summary>
    /// <param name="version">The version the caller saw; null for any.</param>
    public async Task<DecisionResult> UndoAsync(Guid id, string actor, string? reason, int? version, CancellationToken cancellationToken) => string.IsNullOrWhiteSpace(reason)
        ? DecisionResult.CommentNeeded
        : await publisher.UndoAsync(id, actor, reason, version, cancellationToken) switch
        {
            UndoResult.Undone or UndoResult.UndoneWithoutFigures => DecisionResult.Done,
            UndoResult.Overtaken => DecisionResult.Overtaken,
            UndoResult.NotFound => DecisionResult.NotFound,
            _ => DecisionResult.WrongState,
        };

    private static bool IsOpen(SubmissionState state) => state is SubmissionState.Received or SubmissionState.Checked or SubmissionState.Submitted or SubmissionState.Returned;

    private async Task<DecisionResult> MoveAsync(
        Guid id, SubmissionState[] from, SubmissionState to, string actor, string? comment, int? version, CancellationToken cancellationToken)
    {
        if (await submissions.FindAsync(id, cancellationToken) is not { } before) return DecisionResult.NotFound;
        if (version is not null && before.Version != version) return DecisionResult.Overtaken;
        if (!from.Contains(before.State)) return DecisionResult.WrongState;
        return await submissions.MoveAsync(id, from, to, actor, comment, before.Version, cancellationToken) ? DecisionResult.Done : DecisionResult.Overtaken;
    }

    private async Task<IReadOnlyList<LineObservation>> LinesAsync(CheckResult check, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        return [.. check.Lines.Select(l => new LineObservation(catalogue.Find(l.Key)!.Id, l.State, l.Value, l.Numerator, l.Denominator, l.Note, l.Raw, l.Sheet, l.Cell))];
    }

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
