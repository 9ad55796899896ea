using Kpi.Data.Persistence;
using Kpi.Data.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Observations;

/// <summary>Adds revisions where a value differs from the current one. Works inside a transaction that holds the agency's lock.</summary>
internal sealed class ObservationWriter(KpiContext context, int agencyId, int periodId)
{
    /// <summary>The current revisions of some indicators, tracked, by indicator.</summary>
    public Task<Dictionary<int, ObservationEntity>> CurrentAsync(IReadOnlyCollection<int> indicators, CancellationToken cancellationToken) => context.Observations
        .Where(o => o.AgencyId == agencyId && o.PeriodId == periodId && o.SupersededAt == null && indicators.Contains(o.IndicatorId))
        .ToDictionaryAsync(o => o.IndicatorId, cancellationToken);

    /// <summary>
    /// How many revisions there are of indicators that have no current one: their only publish was undone. The next revision goes on counting.
    /// </summary>
    public Task<Dictionary<int, int>> ClosedAsync(IReadOnlyCollection<int> indicators, CancellationToken cancellationToken) => context.Observations
        .Where(o => o.AgencyId == agencyId && o.PeriodId == periodId && indicators.Contains(o.IndicatorId))
        .GroupBy(o => o.IndicatorId)
        .Where(g => g.All(o => o.SupersededAt != null))
        .Select(g => new { Indicator = g.Key, Last = g.Max(o => o.Revision) })
        .ToDictionaryAsync(g => g.Indicator, g => g.Last, cancellationToken);

    /// <summary>Whether publishing a line over the current revision would alter what readers see.</summary>
    public static bool Differs(ObservationEntity? current, LineObservation line, bool illustrative) =>
        current is null
        || current.State != line.State
        || current.Value != line.Value
        || current.Numerator != line.Numerator
        || current.Denominator != line.Denominator
        || current.Illustrative != illustrative
        || !string.Equals(current.Note, line.Note, StringComparison.Ordinal);

    /// <summary>Whether a figure that readers rely on changes: a first revision, or another note beside the same number, is no such change.</summary>
    public static bool ChangesFigure(ObservationEntity? current, LineObservation line) =>
        current is not null && (current.State != line.State || current.Value != line.Value || current.Numerator != line.Numerator || current.Denominator != line.Denominator);

    /// <summary>Adds a revision for every line that differs; gives their number. Nothing is saved yet.</summary>
    /// <param name="cause">Why a figure changes though no submission did.</param>
    public int Write(
        IEnumerable<LineObservation> lines,
        IReadOnlyDictionary<int, ObservationEntity> current,
        IReadOnlyDictionary<int, int> closed,
        SubmissionEntity submission,
        bool illustrative,
        DateTime now,
        string actor,
        string? cause = null)
    {
        var written = 0;
        foreach (var line in lines)
        {
            var before = current.GetValueOrDefault(line.IndicatorId);
            if (!Differs(before, line, illustrative)) continue;
            var at = before is null ? now : Instants.After(now, before.RecordedAt);
            if (before is not null) before.SupersededAt = at;
            context.Observations.Add(new ObservationEntity
            {
                AgencyId = agencyId,
                IndicatorId = line.IndicatorId,
                PeriodId = periodId,
                Revision = (before?.Revision ?? closed.GetValueOrDefault(line.IndicatorId)) + 1,
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
            });
            written++;
        }
        return written;
    }

    /// <summary>
    /// Takes back what a submission wrote: each figure becomes again what it was before, as a new revision with the lineage of the old one; a figure that was not there before has no
    /// current revision any more. Gives the number of figures taken back. Nothing is saved yet.
    /// </summary>
    public async Task<int> UndoAsync(Guid submission, DateTime now, string actor, CancellationToken cancellationToken)
    {
        var written = await context.Observations.Where(o => o.AgencyId == agencyId && o.PeriodId == periodId && o.SupersededAt == null && o.SubmissionId == submission).ToListAsync(cancellationToken);
        var indicators = written.ConvertAll(o => o.IndicatorId);
        var earlier = (await context.Observations.AsNoTracking()
                .Where(o => o.AgencyId == agencyId && o.PeriodId == periodId && o.SubmissionId != submission && indicators.Contains(o.IndicatorId))
                .ToListAsync(cancellationToken))
            .GroupBy(o => o.IndicatorId)
            .ToDictionary(g => g.Key, g => g.MaxBy(o => o.Revision)!);
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
}
