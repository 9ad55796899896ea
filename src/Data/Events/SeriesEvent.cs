namespace Kpi.Data.Events;

/// <summary>Something that happened to a series, confirmed by somebody.</summary>
/// <param name="AgencyId">Null for every agency.</param>
/// <param name="On">The day it happened: the first period that ends on it or later is the first one after it.</param>
/// <param name="PeriodKey">The period it was given for, <paramref name="On"/> being its last day; null when a day was given.</param>
/// <param name="Text">The cause, in the words of who recorded it.</param>
/// <param name="RecordedAt">UTC.</param>
/// <param name="WithdrawnAt">UTC; null while it counts.</param>
/// <param name="WithdrawnBecause">Why it was withdrawn.</param>
public sealed record SeriesEvent(
    int Id,
    int IndicatorId,
    int? AgencyId,
    SeriesEventKind Kind,
    DateOnly On,
    string? PeriodKey,
    string Text,
    DateTime RecordedAt,
    string RecordedBy,
    DateTime? WithdrawnAt,
    string? WithdrawnBy,
    string? WithdrawnBecause);
