using Kpi.Data.Audit;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Text;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Submissions;

/// <summary>Keeps submissions and their original files, and moves them from state to state.</summary>
public sealed class SubmissionStore
{
    private static readonly SubmissionState[] OpenToAnswers = [SubmissionState.Received, SubmissionState.Checked, SubmissionState.Returned];
    // How a stored check says that a problem was explained.
    private const string ExplanationWord = "\"explanation\"";
    private const string Marked = "aeiouyd";
    private const int MostWords = 8;

    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly TimeProvider _time;

    internal SubmissionStore(IDbContextFactory<KpiContext> contexts, TimeProvider time)
    {
        _contexts = contexts;
        _time = time;
    }

    /// <summary>
    /// Keeps a workbook. The same bytes for the same form, agency and period are one submission: the one that is there already is given back, with
    /// <c>Created</c> false. Two callers at once create one.
    /// </summary>
    public async Task<(Submission Submission, bool Created)> ReceiveAsync(NewSubmission submission, CancellationToken cancellationToken)
    {
        var identity = Identity(submission);
        if (await ByIdentityAsync(identity, cancellationToken) is { } known) return (known, false);
        try
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            if (submission.Period is { } period) await PeriodStore.EnsureAsync(context, period, cancellationToken);
            await RowInsert.AddNewAsync(context, File(submission), cancellationToken);
            var entity = Row(submission, _time);
            context.Submissions.Add(entity);
            context.AuditEntries.Add(Received(entity));
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return ((await ByIdentityAsync(identity, cancellationToken))!, true);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Somebody else handed in the same bytes in the meantime: theirs is the one.
            if (await ByIdentityAsync(identity, cancellationToken) is { } theirs) return (theirs, false);
            throw;
        }
    }

    /// <summary>
    /// Replaces what is known of a submission after a person has answered what its file left open. When the same bytes have been handed in for the same thing
    /// already, that submission is given back and this one is withdrawn. Null when it is not open to answers any more, or is no longer at
    /// <paramref name="version"/>.
    /// </summary>
    public async Task<Submission?> AnswerAsync(Guid id, NewSubmission answered, int? version, CancellationToken cancellationToken)
    {
        var identity = Identity(answered);
        if (await ByIdentityAsync(identity, cancellationToken) is { } same && same.Id != id)
        {
            return await MoveAsync(id, OpenToAnswers, SubmissionState.Withdrawn, answered.Actor, null, version, cancellationToken) ? same : null;
        }
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (answered.Period is { } period) await PeriodStore.EnsureAsync(context, period, cancellationToken);
        var entity = await context.Submissions.FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (entity is null || !OpenToAnswers.Contains(entity.State) || (version ?? entity.Version) != entity.Version) return null;
        var now = Instants.Now(_time);
        entity.IdentityKey = identity;
        entity.FormKey = answered.Form;
        entity.AgencyId = answered.AgencyId;
        entity.PeriodId = answered.Period?.Id;
        entity.DeclaredStart = answered.DeclaredStart;
        entity.DeclaredEnd = answered.DeclaredEnd;
        entity.Illustrative = answered.Illustrative;
        entity.Check = answered.Check;
        Move(entity, SubmissionState.Checked, answered.Actor, null, now);
        context.AuditEntries.Add(Entry(now, answered.Actor, "submission.answer", id, identity));
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
        return await FindAsync(id, cancellationToken);
    }

    /// <summary>A submission, or null.</summary>
    public async Task<Submission?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await Records(context, context.Submissions.Where(s => s.Id == id)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Submissions by number; those that do not exist are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, Submission>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await Records(context, context.Submissions.Where(s => ids.Contains(s.Id))).ToDictionaryAsync(s => s.Id, cancellationToken);
    }

    /// <summary>The check result as it was serialised, or null when there is no such submission.</summary>
    public async Task<string?> CheckAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Submissions.Where(s => s.Id == id).Select(s => s.Check).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The original bytes, or null when there is no such submission.</summary>
    public async Task<byte[]?> FileAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from s in context.Submissions
            join f in context.Files on s.FileSha256 equals f.Sha256
            where s.Id == id
            select f.Content).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Submissions that match, newest first.</summary>
    public async Task<IReadOnlyList<Submission>> QueryAsync(
        string? agency, string? period, SubmissionState? state, int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.Submissions.AsQueryable();
        if (state is { } wanted) rows = rows.Where(s => s.State == wanted);
        if (agency is not null) rows = rows.Where(s => context.Agencies.Any(a => a.Id == s.AgencyId && a.Key == agency));
        if (period is not null) rows = rows.Where(s => context.Periods.Any(p => p.Id == s.PeriodId && p.Key == period));
        return await Records(context, rows.OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).Skip(skip).Take(take)).ToListAsync(cancellationToken);
    }

    /// <summary>The published report of a form, agency and period, the one that was handed in last; null when there is none.</summary>
    public async Task<Submission?> PublishedAsync(string form, int agencyId, int periodId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.Submissions.Where(s => s.AgencyId == agencyId && s.PeriodId == periodId && s.FormKey == form && s.State == SubmissionState.Published);
        return await Records(context, rows.OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Submissions in one of some states, the last changed first: what waits for somebody.</summary>
    /// <param name="agencies">Numbers of the agencies they may be for; null for every one.</param>
    /// <param name="by">Whose count too while their file leaves the agency open.</param>
    public async Task<IReadOnlyList<Submission>> WaitingAsync(IReadOnlyCollection<SubmissionState> states, IReadOnlyCollection<int>? agencies, string by, int take, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.Submissions.Where(s => states.Contains(s.State));
        if (agencies is not null) rows = rows.Where(s => (s.AgencyId == null && s.CreatedBy == by) || (s.AgencyId != null && agencies.Contains(s.AgencyId.Value)));
        return await Records(context, rows.OrderByDescending(s => s.ChangedAt).ThenByDescending(s => s.Id).Take(take)).ToListAsync(cancellationToken);
    }

    /// <summary>Submissions made from the same bytes, oldest first: a workbook with several forms makes one of each.</summary>
    public async Task<IReadOnlyList<Submission>> OfFileAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await Records(context, context.Submissions.Where(s => s.FileSha256 == sha256).OrderBy(s => s.CreatedAt).ThenBy(s => s.Id)).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Submissions whose file has every word of a query in its name, newest first, without minding marks: a letter that may carry one stands for any. More may come back than are meant;
    /// who asks looks closer.
    /// </summary>
    public async Task<IReadOnlyList<Submission>> NamedAsync(string query, int take, CancellationToken cancellationToken)
    {
        var words = Folding.Fold(query).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return [];
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.Submissions.AsQueryable();
#pragma warning disable CA1304, CA1311, CA1862 // Said in SQL, which knows no culture.
        foreach (var pattern in words.Take(MostWords).Select(Pattern)) rows = rows.Where(s => EF.Functions.Like(s.FileName.ToLower(), pattern));
#pragma warning restore CA1304, CA1311, CA1862
        return await Records(context, rows.OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).Take(take)).ToListAsync(cancellationToken);
    }

    // A folded word is letters and digits: nothing in it means anything to LIKE.
    private static string Pattern(string word) => $"%{string.Concat(word.Select(c => Marked.Contains(c, StringComparison.Ordinal) ? '_' : c))}%";

    /// <summary>How many submissions are in one of some states.</summary>
    /// <param name="by">Only those handed in under this name; null for everybody's.</param>
    public async Task<int> CountAsync(IReadOnlyCollection<SubmissionState> states, string? by, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Submissions.CountAsync(s => states.Contains(s.State) && (by == null || s.CreatedBy == by), cancellationToken);
    }

    /// <summary>Keys of the periods that submissions are for, latest end first.</summary>
    public Task<IReadOnlyList<string>> PeriodsAsync(CancellationToken cancellationToken) => PeriodsAsync(null, cancellationToken);

    /// <summary>Keys of the periods that submissions were for at an instant (UTC; null for now), latest end first.</summary>
    public async Task<IReadOnlyList<string>> PeriodsAsync(DateTime? asOf, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var keys = await context.Periods.Where(p => context.Submissions.Any(s => s.PeriodId == p.Id && (asOf == null || s.CreatedAt <= asOf)))
            .OrderByDescending(p => p.End).ThenByDescending(p => p.Start).Select(p => p.Key).ToListAsync(cancellationToken);

        // Two calendars may name a period alike.
        return [.. keys.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Submissions for a form in the periods of some reporting years that are not withdrawn, newest first; those without an agency or a period are left out.</summary>
    /// <param name="agency">Key; null for every agency.</param>
    /// <param name="firstYear">First reporting year.</param>
    /// <param name="lastYear">Last reporting year, included.</param>
    /// <param name="asOf">UTC instant at which they stood where they are given to stand; what each is a report of is what is known now. Null for now.</param>
    public async Task<IReadOnlyList<Submission>> OfFormAsync(string form, string? agency, int firstYear, int lastYear, DateTime? asOf, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.Submissions.Where(s => s.FormKey == form && s.AgencyId != null && context.Periods.Any(p => p.Id == s.PeriodId && p.Year >= firstYear && p.Year <= lastYear));
        if (agency is not null) rows = rows.Where(s => context.Agencies.Any(a => a.Id == s.AgencyId && a.Key == agency));
        rows = asOf is null ? rows.Where(s => s.State != SubmissionState.Withdrawn) : rows.Where(s => s.CreatedAt <= asOf);
        var found = await Records(context, rows.OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id)).ToListAsync(cancellationToken);
        return asOf is { } instant ? await KnownAtAsync(context, found, instant, cancellationToken) : found;
    }

    private static async Task<IReadOnlyList<Submission>> KnownAtAsync(KpiContext context, List<Submission> found, DateTime instant, CancellationToken cancellationToken)
    {
        var moved = found.FindAll(s => s.ChangedAt > instant).ConvertAll(s => s.Id.ToString());
        var entries = moved.Count == 0 ? [] : await context.AuditEntries.AsNoTracking().Where(a => moved.Contains(a.Subject) && a.At <= instant).OrderBy(a => a.Id)
            .Select(a => new AuditEntry(a.Id, a.At, a.Actor, a.Action, a.Subject, a.Detail)).ToListAsync(cancellationToken);
        var log = entries.ToLookup(e => e.Subject, StringComparer.Ordinal);
        return [.. found.Select(s => SubmissionVintage.KnownAt(s, log[s.Id.ToString()], instant)).OfType<Submission>().Where(s => s.State != SubmissionState.Withdrawn)];
    }

    /// <summary>Keys of the agencies somebody has handed something in for.</summary>
    public async Task<IReadOnlyList<string>> AgenciesOfAsync(string actor, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Agencies.Where(a => context.Submissions.Any(s => s.AgencyId == a.Id && s.CreatedBy == actor)).Select(a => a.Key).ToListAsync(cancellationToken);
    }

    /// <summary>Submissions of an agency in whose check a problem was explained and that current figures stand on: the published ones, and those that others took the place of without changing every figure.</summary>
    public async Task<IReadOnlyList<ExplainedSubmission>> ExplainedAsync(string agency, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.Submissions.Where(s => context.Agencies.Any(a => a.Id == s.AgencyId && a.Key == agency) && s.Check.Contains(ExplanationWord)
            && (s.State == SubmissionState.Published
                || (s.State == SubmissionState.Superseded && context.Observations.Any(o => o.SubmissionId == s.Id && o.SupersededAt == null && o.PeriodId == s.PeriodId))));
        var checks = await rows.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Check, cancellationToken);
        if (checks.Count == 0) return [];
        var explained = await Records(context, rows).ToListAsync(cancellationToken);
        var superseded = explained.FindAll(s => s.State == SubmissionState.Superseded).ConvertAll(s => s.Id);
        var standing = superseded.Count == 0 ? [] : await context.Observations.AsNoTracking().Where(o => superseded.Contains(o.SubmissionId) && o.SupersededAt == null)
            .Select(o => new { o.SubmissionId, o.IndicatorId }).ToListAsync(cancellationToken);
        var figures = standing.ToLookup(o => o.SubmissionId, o => o.IndicatorId);
        return explained.ConvertAll(s => new ExplainedSubmission(s, checks[s.Id], s.State == SubmissionState.Superseded ? figures[s.Id].ToHashSet() : null));
    }

    /// <summary>Numbers of the agencies something has been published for.</summary>
    public async Task<IReadOnlySet<int>> PublishedAgenciesAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var ids = await context.Submissions.Where(s => s.State == SubmissionState.Published && s.AgencyId != null).Select(s => s.AgencyId!.Value).Distinct().ToListAsync(cancellationToken);
        return ids.ToHashSet();
    }

    /// <summary>When the first file ever came in (UTC); null when none has.</summary>
    public async Task<DateTime?> FirstAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Submissions.MinAsync(s => (DateTime?)s.CreatedAt, cancellationToken);
    }

    /// <summary>Whether anything has ever been handed in.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Submissions.AnyAsync(cancellationToken);
    }

    /// <summary>
    /// Moves a submission to another state. False when it is not in one of <paramref name="from"/>, is no longer at <paramref name="version"/>, or somebody else
    /// moved it in the meantime. Publishing has its own way: <see cref="Publisher"/>.
    /// </summary>
    public async Task<bool> MoveAsync(
        Guid id, IReadOnlyCollection<SubmissionState> from, SubmissionState to, string actor, string? comment, int? version, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var entity = await context.Submissions.FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (entity is null || !from.Contains(entity.State) || (version ?? entity.Version) != entity.Version) return false;
        var now = Instants.Now(_time);
        Move(entity, to, actor, comment, now);
        if (to == SubmissionState.Withdrawn) entity.IdentityKey = null;
        context.AuditEntries.Add(Entry(now, actor, "submission." + Words.Of(to), id, comment));
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    internal static FileEntity File(NewSubmission submission) => new() { Sha256 = submission.Sha256, Content = submission.Content.ToArray() };

    /// <summary>A submission as it is kept, before anything has happened to it.</summary>
    internal static SubmissionEntity Row(NewSubmission submission, TimeProvider time)
    {
        var now = Instants.Now(time);
        return new SubmissionEntity
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            IdentityKey = Identity(submission),
            FileSha256 = submission.Sha256,
            FileName = submission.FileName,
            FileBytes = submission.Content.Length,
            FileFormat = submission.Format,
            FormKey = submission.Form,
            AgencyId = submission.AgencyId,
            PeriodId = submission.Period?.Id,
            DeclaredStart = submission.DeclaredStart,
            DeclaredEnd = submission.DeclaredEnd,
            State = submission.State,
            Illustrative = submission.Illustrative,
            Check = submission.Check,
            Comment = submission.Comment,
            CreatedAt = now,
            CreatedBy = submission.Actor,
            ChangedAt = now,
            ChangedBy = submission.Actor,
            Version = 1,
        };
    }

    /// <summary>What the audit log says of a submission that has come in; before it is moved.</summary>
    internal static AuditEntity Received(SubmissionEntity entity) => Entry(entity.CreatedAt, entity.CreatedBy, "submission.receive", entity.Id, Words.Of(entity.State));

    internal static void Move(SubmissionEntity entity, SubmissionState to, string actor, string? comment, DateTime now)
    {
        entity.State = to;
        entity.ChangedAt = now;
        entity.ChangedBy = actor;
        entity.Comment = comment ?? entity.Comment;
        entity.Version++;
    }

    internal static AuditEntity Entry(DateTime now, string actor, string action, Guid submission, string? detail) =>
        new() { At = now, Actor = actor, Action = action, Subject = submission.ToString(), Detail = detail };

    internal static string Identity(NewSubmission submission) => $"{submission.Sha256}|{submission.Form}|{submission.AgencyId}|{submission.Period?.Key}";

    private async Task<Submission?> ByIdentityAsync(string identity, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await Records(context, context.Submissions.Where(s => s.IdentityKey == identity)).FirstOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<Submission> Records(KpiContext context, IQueryable<SubmissionEntity> rows) => rows.AsNoTracking().Select(s => new Submission(
        s.Id,
        s.FileName,
        s.FileSha256,
        s.FileBytes,
        s.FileFormat,
        s.FormKey,
        context.Agencies.Where(a => a.Id == s.AgencyId).Select(a => a.Key).FirstOrDefault(),
        context.Periods.Where(p => p.Id == s.PeriodId).Select(p => p.Key).FirstOrDefault(),
        s.DeclaredStart,
        s.DeclaredEnd,
        s.State,
        s.Illustrative,
        s.Comment,
        s.CreatedAt,
        s.CreatedBy,
        s.ChangedAt,
        s.ChangedBy,
        s.PublishedAt,
        s.PublishedBy,
        s.Version));
}
