using Kpi.Data.Persistence;
using Kpi.Data.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Observations;

/// <summary>Adds revisions where a value differs from the current one. Works inside a transaction that holds the agency's lock.</summary>
internal sealed class ObservationWriter
{
    private const string CloseSql = """UPDATE "Observation" SET "SupersededAt" = $1 WHERE "Id" = $2""";

    private const string AddSql =
        """
        INSERT INTO "Observation" ("AgencyId", "IndicatorId", "PeriodId", "Revision", "State", "Value", "Numerator", "Denominator", "Note", "Raw", "SubmissionId", "Sheet", "Cell", "Illustrative", "RecordedAt", "RecordedBy", "Cause")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """;

    private readonly KpiContext _context;
    private readonly StoreDialect _dialect;
    private readonly int _agency;
    private readonly int _period;
    private readonly Dictionary<int, ObservationEntity> _current = [];
    private readonly Dictionary<int, int> _last = [];
    private readonly Dictionary<int, DateTime> _ended = [];
    private readonly Dictionary<Guid, DateTime> _endedOf = [];
    private readonly HashSet<Guid> _moved = [];
    private readonly List<ObservationEntity> _superseded = [];
    private readonly List<ObservationEntity> _added = [];

    private ObservationWriter(KpiContext context, StoreDialect dialect, int agency, int period)
    {
        _context = context;
        _dialect = dialect;
        _agency = agency;
        _period = period;
    }

    /// <summary>The current revisions by indicator, those that are written but not saved yet among them.</summary>
    public IReadOnlyDictionary<int, ObservationEntity> Current => _current;

    /// <summary>Begins where the store holds no revision for the agency and period.</summary>
    public static ObservationWriter Of(KpiContext context, StoreDialect dialect, int agency, int period) => new(context, dialect, agency, period);

    /// <summary>Begins with what the store holds of some indicators. What was changed in this transaction must have been saved.</summary>
    public static async Task<ObservationWriter> OpenAsync(
        KpiContext context, StoreDialect dialect, int agency, int period, IReadOnlyCollection<int> indicators, CancellationToken cancellationToken)
    {
        var writer = new ObservationWriter(context, dialect, agency, period);

        // Mostly there is none or one; the earlier ones say where an indicator goes on counting whose only publish was undone.
        await foreach (var revision in context.Observations.AsNoTracking()
            .Where(o => o.AgencyId == agency && EF.Parameter(indicators).Contains(o.IndicatorId) && o.PeriodId == period)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            writer._last[revision.IndicatorId] = Math.Max(revision.Revision, writer._last.GetValueOrDefault(revision.IndicatorId));
            if (revision.SupersededAt is { } ended)
            {
                writer._ended[revision.IndicatorId] = Max(ended, writer._ended.GetValueOrDefault(revision.IndicatorId));
                writer._endedOf[revision.SubmissionId] = Max(ended, writer._endedOf.GetValueOrDefault(revision.SubmissionId));
            }
            else
            {
                writer._current.Add(revision.IndicatorId, revision);
            }
        }
        return writer;
    }

    /// <summary>The moment, or one just after it, when a submission is published that may have been published and taken back before: what it wrote then must be told from what it writes now.</summary>
    public DateTime PublishMoment(Guid submission, DateTime now) => _endedOf.TryGetValue(submission, out var ended) ? Instants.After(now, ended) : now;

    /// <summary>
    /// Finds out which current revisions come from reports that cover another window than the one that takes their place: the same count is another one a day, so they are written anew though
    /// no number differs.
    /// </summary>
    public async Task CompareWindowsAsync(SubmissionEntity submission, CancellationToken cancellationToken)
    {
        var others = _current.Values.Select(o => o.SubmissionId).Where(id => id != submission.Id).Distinct().ToList();
        var (start, end) = (submission.DeclaredStart, submission.DeclaredEnd);
        _moved.UnionWith(await _context.Submissions.Where(s => others.Contains(s.Id) && s.FormKey == submission.FormKey && (s.DeclaredStart != start || s.DeclaredEnd != end)).Select(s => s.Id).ToListAsync(cancellationToken));
    }

    /// <summary>Takes over what another writer found out by <see cref="CompareWindowsAsync"/>.</summary>
    public void TakeWindows(ObservationWriter other) => _moved.UnionWith(other._moved);

    /// <summary>Whether a revision comes from a report of another window than the one that takes its place.</summary>
    public bool Moves(ObservationEntity? current) => current is not null && _moved.Contains(current.SubmissionId);

    /// <summary>Whether publishing a line over the current revision would alter what readers see.</summary>
    public static bool Differs(ObservationEntity? current, LineObservation line, bool illustrative) =>
        current is null
        || current.State != line.State
        || !SameFigure(current, line)
        || current.Illustrative != illustrative
        || !string.Equals(current.Note, line.Note, StringComparison.Ordinal);

    /// <summary>Whether a figure that readers rely on changes: a first revision, or another note beside the same number, is no such change.</summary>
    public static bool ChangesFigure(ObservationEntity? current, LineObservation line) =>
        current is not null && (current.State != line.State || !SameFigure(current, line));

    /// <summary>Adds a revision for every line that differs, or whose window does; gives their number. Nothing is saved yet.</summary>
    /// <param name="cause">Why a figure changes though no submission did.</param>
    public int Write(IEnumerable<LineObservation> lines, SubmissionEntity submission, bool illustrative, DateTime now, string actor, string? cause = null)
    {
        var written = 0;
        foreach (var line in lines)
        {
            var before = _current.GetValueOrDefault(line.IndicatorId);
            if (!Differs(before, line, illustrative) && !Moves(before)) continue;
            var at = before is not null ? Instants.After(now, before.RecordedAt) : _ended.TryGetValue(line.IndicatorId, out var ended) ? Instants.After(now, ended) : now;
            if (before is not null)
            {
                before.SupersededAt = at;
                _superseded.Add(before);
            }
            var revision = new ObservationEntity
            {
                AgencyId = _agency,
                IndicatorId = line.IndicatorId,
                PeriodId = _period,
                Revision = _last.GetValueOrDefault(line.IndicatorId) + 1,
                State = line.State,
                Value = line.Value,
                Numerator = line.Numerator,
                Denominator = line.Denominator,
                Note = line.Note,
                Raw = line.Raw,
                SubmissionId = submission.Id,
                Sheet = line.Sheet,
                Cell = line.Cell,
                Illustrative = illustrative,
                RecordedAt = at,
                RecordedBy = actor,
                Cause = cause,
            };
            _added.Add(revision);
            _last[line.IndicatorId] = revision.Revision;
            _current[line.IndicatorId] = revision;
            written++;
        }
        return written;
    }

    /// <summary>Saves what was written: some hundred rows a form, which go to the database without being watched for changes.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await _dialect.ExecuteEachAsync(_context, CloseSql, _superseded.ConvertAll(o => new object?[] { o.SupersededAt, o.Id }), cancellationToken);
        await _dialect.ExecuteEachAsync(_context, AddSql, _added.ConvertAll(Values), cancellationToken);
        _superseded.Clear();
        _added.Clear();
    }

    private static DateTime Max(DateTime a, DateTime b) => a > b ? a : b;

    private static object?[] Values(ObservationEntity o) =>
    [
        o.AgencyId, o.IndicatorId, o.PeriodId, o.Revision, (short)o.State, o.Value, o.Numerator, o.Denominator, o.Note, o.Raw, o.SubmissionId, o.Sheet, o.Cell, o.Illustrative, o.RecordedAt, o.RecordedBy, o.Cause,
    ];

    /// <summary>
    /// Takes back what a submission wrote: each figure becomes again what it was before, as a new revision with the lineage of the old one; a figure that was not there before has no
    /// current revision any more. Gives the number of figures taken back. Nothing is saved yet.
    /// </summary>
    public static async Task<int> UndoAsync(KpiContext context, int agencyId, int periodId, Guid submission, DateTime now, string actor, CancellationToken cancellationToken)
    {
        var written = await context.Observations.Where(o => o.AgencyId == agencyId && o.PeriodId == periodId && o.SupersededAt == null && o.SubmissionId == submission).ToListAsync(cancellationToken);
        var indicators = written.ConvertAll(o => o.IndicatorId);

        // What stood before is the last of what has not been taken back itself. A publish that was has no moment of publishing, or a later one than its first revisions; one that another
        // took the place of keeps its own. The copy that an undo made counts as what it is a copy of.
        var standing =
            from o in context.Observations.AsNoTracking()
            join s in context.Submissions on o.SubmissionId equals s.Id
            where o.AgencyId == agencyId && o.PeriodId == periodId && o.SubmissionId != submission && indicators.Contains(o.IndicatorId) && s.PublishedAt != null && o.RecordedAt >= s.PublishedAt
            select o;
        var earlier = (await standing.ToListAsync(cancellationToken)).GroupBy(o => o.IndicatorId).ToDictionary(g => g.Key, g => g.MaxBy(o => o.Revision)!);
        foreach (var revision in written)
        {
            var at = Instants.After(now, revision.RecordedAt);
            revision.SupersededAt = at;
            if (!earlier.TryGetValue(revision.IndicatorId, out var before)) continue;
            context.Observations.Add(new ObservationEntity
            {
                AgencyId = agencyId,
                IndicatorId = before.IndicatorId,
                PeriodId = periodId,
                Revision = revision.Revision + 1,
                State = before.State,
                Value = before.Value,
                Numerator = before.Numerator,
                Denominator = before.Denominator,
                Note = before.Note,
                Raw = before.Raw,
                SubmissionId = before.SubmissionId,
                Sheet = before.Sheet,
                Cell = before.Cell,
                Illustrative = before.Illustrative,
                RecordedAt = at,
                RecordedBy = actor,
            });
        }
        return written.Count;
    }

    private static bool SameFigure(ObservationEntity current, LineObservation line) =>
        Digits.Same(current.Value, line.Value) && Digits.Same(current.Numerator, line.Numerator) && Digits.Same(current.Denominator, line.Denominator);
}
