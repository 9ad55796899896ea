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
    public int Write(
        IEnumerable<LineObservation> lines, IReadOnlyDictionary<int, ObservationEntity> current, SubmissionEntity submission, bool illustrative, DateTime now, string actor)
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
                Revision = (before?.Revision ?? 0) + 1,
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
            });
            written++;
        }
        return written;
    }
}
