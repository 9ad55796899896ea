using System.Data.Common;
using System.Globalization;
using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Diagnostics;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kpi.Data.Submissions;

/// <summary>Brings the values of a submission into the series: one transaction, all or nothing, and nothing twice.</summary>
public sealed class Publisher
{
    // SQL's own code for a key that is there already. With SQLite nobody else writes in between.
    private const string UniqueViolation = "23505";

    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly StoreDialect _dialect;
    private readonly CatalogueStore _catalogue;
    private readonly PeriodStore _periods;
    private readonly ChangeFeed _changes;
    private readonly ICheckpoints _checkpoints;
    private readonly TimeProvider _time;

    internal Publisher(IDbContextFactory<KpiContext> contexts, StoreDialect dialect, CatalogueStore catalogue, PeriodStore periods, ChangeFeed changes, ICheckpoints checkpoints, TimeProvider time)
    {
        _contexts = contexts;
        _dialect = dialect;
        _catalogue = catalogue;
        _periods = periods;
        _changes = changes;
        _checkpoints = checkpoints;
        _time = time;
    }

    /// <summary>
    /// Publishes a submission and recalculates the derived KPIs of its agency and period. The submission that was published for the same form, agency and period
    /// becomes superseded. Publishing again changes nothing.
    /// </summary>
    public async Task<PublishOutcome> PublishAsync(PublishRequest request, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await AgencyOfAsync(context, request.Submission, cancellationToken) is not { } agency) return await NoneAsync(context, request.Submission, cancellationToken);
        await _dialect.LockAgencyAsync(context, agency, cancellationToken);

        // Read under the lock: what two callers saw before it may no longer hold.
        var catalogue = await _catalogue.CurrentAsync(context, cancellationToken);
        var submission = await context.Submissions.FirstAsync(s => s.Id == request.Submission, cancellationToken);
        if (submission.State is SubmissionState.Published or SubmissionState.Superseded) return new PublishOutcome(PublishResult.AlreadyPublished, 0, 0);
        if (submission.AgencyId != agency || (request.Basis is { } basis && basis != new PublishBasis(submission.Version, await LatestOfAsync(context, agency, cancellationToken))))
        {
            return new PublishOutcome(PublishResult.Overtaken, 0, 0);
        }
        if (submission is not { State: SubmissionState.Checked or SubmissionState.Submitted, PeriodId: { } periodId, FormKey: not null }
            || request.Lines.Any(l => l.State == ObservationState.Unreadable)) return new PublishOutcome(PublishResult.NotPublishable, 0, 0);
        var period = (await _periods.ByIdAsync([periodId], cancellationToken))[periodId];
        var writer = await WriterAsync(context, catalogue, agency, periodId, cancellationToken);
        return await PublishAsync(context, transaction, catalogue, writer, submission, isNew: false, await PublishedAsync(context, agency, periodId, cancellationToken), period, request, cancellationToken);
    }

    /// <summary>
    /// Keeps a workbook and publishes it, in one transaction: what <see cref="SubmissionStore.ReceiveAsync"/> and <see cref="PublishAsync(PublishRequest, CancellationToken)"/> do one
    /// after the other, but that it is safe from a failing of the power only after <see cref="SettleAsync"/>. <see cref="PublishResult.Overtaken"/>, with nothing kept, when the same bytes are there already or somebody has published for the agency.
    /// </summary>
    /// <param name="submission">Has a form, an agency and a period, and has been checked.</param>
    /// <param name="request">Its submission and its basis are not looked at.</param>
    /// <param name="seen">Number of the latest publish before the check looked at what is published.</param>
    public async Task<(Guid Submission, PublishOutcome Outcome)> ReceiveAsync(NewSubmission submission, PublishRequest request, long seen, CancellationToken cancellationToken)
    {
        var agency = submission.AgencyId ?? throw new ArgumentException("A publish needs an agency.", nameof(submission));
        var period = submission.Period ?? throw new ArgumentException("A publish needs a period.", nameof(submission));
        if (request.Lines.Any(l => l.State == ObservationState.Unreadable)) throw new ArgumentException("What could not be read is not published.", nameof(request));
        try
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            await using var deferred = await _dialect.DeferAsync(context, cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await _dialect.LockAgencyAsync(context, agency, cancellationToken);
            var standing = await Standing.ReadAsync(context, CatalogueStore.VersionKey, agency, period.Id, SubmissionStore.Identity(submission), seen, cancellationToken);
            if (standing.Overtaken) return (Guid.Empty, new PublishOutcome(PublishResult.Overtaken, 0, 0));

            var catalogue = await _catalogue.CurrentAsync(context, standing.CatalogueVersion, cancellationToken);
            if (!standing.KnowsPeriod) await PeriodStore.EnsureAsync(context, period, cancellationToken);
            await RowInsert.AddNewAsync(context, SubmissionStore.File(submission), cancellationToken);
            var kept = SubmissionStore.Row(submission, _time);
            var writer = standing.HasRevisions ? await WriterAsync(context, catalogue, agency, period.Id, cancellationToken) : ObservationWriter.Of(context, _dialect, agency, period.Id);
            List<SubmissionEntity> published = standing.HasPublished ? await PublishedAsync(context, agency, period.Id, cancellationToken) : [];
            return (kept.Id, await PublishAsync(context, transaction, catalogue, writer, kept, isNew: true, published, period, request, cancellationToken));
        }
        catch (Exception e) when (e is DbUpdateException or DbException { SqlState: UniqueViolation } && !cancellationToken.IsCancellationRequested)
        {
            // Somebody else has handed in the same bytes in the meantime.
            return (Guid.Empty, new PublishOutcome(PublishResult.Overtaken, 0, 0));
        }
    }

    /// <summary>Has all that <see cref="ReceiveAsync"/> has published so far survive a failing of the power. Until then its latest publishes may be lost by one, each as a whole.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) => _dialect.SettleAsync(cancellationToken);

    /// <param name="submission">Not in the store yet when <paramref name="isNew"/>; else watched by the context.</param>
    /// <param name="published">What is published for the agency and period.</param>
    private async Task<PublishOutcome> PublishAsync(
        KpiContext context,
        IDbContextTransaction transaction,
        CatalogueSnapshot catalogue,
        ObservationWriter writer,
        SubmissionEntity submission,
        bool isNew,
        List<SubmissionEntity> published,
        Period period,
        PublishRequest request,
        CancellationToken cancellationToken)
    {
        var now = writer.PublishMoment(submission.Id, Instants.Now(_time));
        var agency = submission.AgencyId!.Value;
        List<AuditEntity> audit = isNew ? [SubmissionStore.Received(submission)] : [];
        if (!request.IsPartial && published.Exists(s => string.Equals(s.FormKey, submission.FormKey, StringComparison.Ordinal))) await writer.CompareWindowsAsync(submission, cancellationToken);

        // Other days under the same count are another count a day.
        bool Changes(LineObservation line) =>
            writer.Current.GetValueOrDefault(line.IndicatorId) is var current && (ObservationWriter.ChangesFigure(current, line) || (writer.Moves(current) && line.Value is not null));
        if (!request.AllowChanges && request.Lines.Any(Changes))
        {
            SubmissionStore.Move(submission, SubmissionState.Submitted, request.Actor, request.Comment, now);
            audit.Add(SubmissionStore.Entry(now, request.Actor, "submission.submitted", submission.Id, request.Comment));
            await SaveAsync(context, isNew ? submission : null, audit, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new PublishOutcome(PublishResult.NeedsApproval, 0, 0);
        }

        var written = writer.Write(request.Lines, submission, submission.Illustrative, now, request.Actor);
        foreach (var earlier in published.FindAll(s => !request.IsPartial && string.Equals(s.FormKey, submission.FormKey, StringComparison.Ordinal)))
        {
            published.Remove(earlier);
            SubmissionStore.Move(earlier, SubmissionState.Superseded, request.Actor, null, now);
            audit.Add(SubmissionStore.Entry(now, request.Actor, "submission.superseded", earlier.Id, submission.Id.ToString()));
        }
        SubmissionStore.Move(submission, SubmissionState.Published, request.Actor, request.Comment, now);
        submission.PublishedAt = now;
        submission.PublishedBy = request.Actor;
        submission.Check = request.Check ?? submission.Check;
        audit.Add(SubmissionStore.Entry(now, request.Actor, "submission.publish", submission.Id, FormattableString.Invariant($"{written} revisions")));
        await SaveAsync(context, isNew ? submission : null, audit, cancellationToken);
        var derived = await DerivedWriter.SaveAsync(context, _dialect, catalogue, writer, agency, period, [.. published, submission], now, request.Actor, cancellationToken);

        await CommitAsync(context, transaction, new PublicationEntity { SubmissionId = submission.Id, AgencyId = agency, PeriodId = period.Id, At = now, By = request.Actor }, cancellationToken);
        return new PublishOutcome(PublishResult.Published, written, derived);
    }

    /// <param name="added">A submission that is not in the store yet; null when there is none.</param>
    private static async Task SaveAsync(KpiContext context, SubmissionEntity? added, List<AuditEntity> audit, CancellationToken cancellationToken)
    {
        if (added is not null) await RowInsert.AddAsync(context, added, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        foreach (var entry in audit) await RowInsert.AddAsync(context, entry, cancellationToken);
    }

    private Task<ObservationWriter> WriterAsync(KpiContext context, CatalogueSnapshot catalogue, int agency, int period, CancellationToken cancellationToken) =>
        ObservationWriter.OpenAsync(context, _dialect, agency, period, [.. catalogue.Indicators.Select(i => i.Id)], cancellationToken);

    private static Task<List<SubmissionEntity>> PublishedAsync(KpiContext context, int agency, int period, CancellationToken cancellationToken) =>
        context.Submissions.Where(s => s.AgencyId == agency && s.PeriodId == period && s.State == SubmissionState.Published).ToListAsync(cancellationToken);

    /// <summary>
    /// Takes a publish back: every figure it wrote becomes again what it was before, derived KPIs included, the submission waits for a decision again, and what it had superseded
    /// is published again. Nothing is deleted: what was known in between can still be read back.
    /// </summary>
    /// <param name="reason">Why; not empty.</param>
    /// <param name="version">The version the caller saw; null for any.</param>
    public async Task<UndoResult> UndoAsync(Guid id, string actor, string reason, int? version, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await AgencyOfAsync(context, id, cancellationToken) is not { } agency) return await context.Submissions.AnyAsync(s => s.Id == id, cancellationToken) ? UndoResult.WrongState : UndoResult.NotFound;
        await _dialect.LockAgencyAsync(context, agency, cancellationToken);
        var catalogue = await _catalogue.CurrentAsync(context, cancellationToken);
        var submission = await context.Submissions.FirstAsync(s => s.Id == id, cancellationToken);
        if (version is not null && submission.Version != version) return UndoResult.Overtaken;
        if (submission is not { State: SubmissionState.Published, PeriodId: { } periodId }) return UndoResult.WrongState;

        var now = Instants.Now(_time);
        var undone = await ObservationWriter.UndoAsync(context, agency, periodId, id, now, actor, cancellationToken);
        SubmissionStore.Move(submission, SubmissionState.Submitted, actor, reason, now);
        submission.PublishedAt = null;
        submission.PublishedBy = null;
        context.AuditEntries.Add(SubmissionStore.Entry(now, actor, "submission.undo", id, reason));
        foreach (var before in await SupersededByAsync(context, submission, cancellationToken))
        {
            SubmissionStore.Move(before, SubmissionState.Published, actor, null, now);
            context.AuditEntries.Add(SubmissionStore.Entry(now, actor, "submission.restored", before.Id, id.ToString()));
        }
        await context.SaveChangesAsync(cancellationToken);

        // A formula may have changed since: what is shown follows from what stands now.
        var period = (await _periods.ByIdAsync([periodId], cancellationToken))[periodId];
        await DerivedWriter.WriteAsync(context, _dialect, catalogue, agency, period, now, actor, cancellationToken);
        await CommitAsync(context, transaction, new PublicationEntity { SubmissionId = id, AgencyId = agency, PeriodId = periodId, At = now, By = actor }, cancellationToken);
        return undone > 0 ? UndoResult.Undone : UndoResult.UndoneWithoutFigures;
    }

    // Those that this submission took the place of when it was last published, unless somebody has moved them since.
    private static async Task<List<SubmissionEntity>> SupersededByAsync(KpiContext context, SubmissionEntity submission, CancellationToken cancellationToken)
    {
        var superseded = await context.Submissions
            .Where(s => s.AgencyId == submission.AgencyId && s.PeriodId == submission.PeriodId && s.FormKey == submission.FormKey && s.State == SubmissionState.Superseded)
            .ToListAsync(cancellationToken);
        var subjects = superseded.ConvertAll(s => s.Id.ToString());
        var by = submission.Id.ToString();
        var undone = await context.AuditEntries.Where(a => a.Subject == by && a.Action == "submission.undo").MaxAsync(a => (long?)a.Id, cancellationToken) ?? 0;
        var taken = await context.AuditEntries
            .Where(a => a.Id > undone && subjects.Contains(a.Subject) && a.Action == "submission.superseded" && a.Detail == by)
            .Select(a => a.Subject)
            .ToListAsync(cancellationToken);
        return superseded.FindAll(s => taken.Contains(s.Id.ToString()));
    }

    private async Task CommitAsync(KpiContext context, IDbContextTransaction transaction, PublicationEntity publication, CancellationToken cancellationToken)
    {
        await _dialect.LockPublicationsAsync(context, cancellationToken);
        publication.Id = await RowInsert.AddAsync(context, publication, cancellationToken);
        await _checkpoints.ReachedAsync(Checkpoint.InTransaction, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        _changes.Announce(new Publication(publication.Id, publication.SubmissionId, publication.AgencyId, publication.PeriodId, publication.At));
    }

    /// <summary>
    /// Recalculates the derived KPIs of every agency and period that has figures, and adds revisions where they differ: after a formula has changed, or a store
    /// was restored. Gives how many agency-periods were looked at and how many revisions were added.
    /// </summary>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    public async Task<(int Periods, int Written)> RecalculateAsync(string actor, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var agencies = await context.Submissions.AsNoTracking()
            .Where(s => s.State == SubmissionState.Published && s.AgencyId != null && s.PeriodId != null)
            .Select(s => s.AgencyId!.Value)
            .Distinct()
            .OrderBy(a => a)
            .ToListAsync(cancellationToken);
        var (periods, written) = (0, 0);
        for (var i = 0; i < agencies.Count; i++)
        {
            await using var step = await _contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await step.Database.BeginTransactionAsync(cancellationToken);
            await _dialect.LockAgencyAsync(step, agencies[i], cancellationToken);
            var catalogue = await _catalogue.CurrentAsync(step, cancellationToken);
            var (looked, added) = await DerivedWriter.RecalculateAsync(step, _dialect, catalogue, agencies[i], catalogue.CalculationOrder, Instants.Now(_time), actor, cause: null, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            (periods, written) = (periods + looked, written + added);
            progress?.Report((i + 1.0) / agencies.Count);
        }
        return (periods, written);
    }

    /// <summary>Number of the latest publish, or 0; a cheap way for other nodes to see that something changed.</summary>
    public async Task<long> LatestAsync(CancellationToken cancellationToken)
    {
        await using var connection = _dialect.Connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT COALESCE(MAX("Id"), 0) FROM "Publication" """;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    /// <summary>Number of an agency's latest publish, or 0: what is compared with its figures holds until it rises.</summary>
    public async Task<long> LatestAsync(string agency, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Publications.Where(p => context.Agencies.Any(a => a.Id == p.AgencyId && a.Key == agency)).MaxAsync(p => (long?)p.Id, cancellationToken) ?? 0;
    }

    /// <summary>Publishes after a number, oldest first.</summary>
    public async Task<IReadOnlyList<Publication>> SinceAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Publications.AsNoTracking().Where(p => p.Id > id).OrderBy(p => p.Id)
            .Select(p => new Publication(p.Id, p.SubmissionId, p.AgencyId, p.PeriodId, p.At)).ToListAsync(cancellationToken);
    }

    private static async Task<long> LatestOfAsync(KpiContext context, int agency, CancellationToken cancellationToken) =>
        await context.Publications.Where(p => p.AgencyId == agency).MaxAsync(p => (long?)p.Id, cancellationToken) ?? 0;

    private static Task<int?> AgencyOfAsync(KpiContext context, Guid submission, CancellationToken cancellationToken) =>
        context.Submissions.AsNoTracking().Where(s => s.Id == submission).Select(s => s.AgencyId).FirstOrDefaultAsync(cancellationToken);

    private static async Task<PublishOutcome> NoneAsync(KpiContext context, Guid submission, CancellationToken cancellationToken) => new(
        await context.Submissions.AnyAsync(s => s.Id == submission, cancellationToken) ? PublishResult.NotPublishable : PublishResult.NotFound, 0, 0);
}
