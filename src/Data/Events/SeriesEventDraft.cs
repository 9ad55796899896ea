using Kpi.Data.Catalogue;

namespace Kpi.Data.Events;

/// <summary>An event as somebody records it.</summary>
/// <param name="AgencyId">Null for every agency.</param>
/// <param name="PeriodKey">The period it is given for; null when a day is given.</param>
/// <param name="Text">1 to 500 characters.</param>
public sealed record SeriesEventDraft(Indicator Indicator, int? AgencyId, string? AgencyKey, SeriesEventKind Kind, DateOnly On, string? PeriodKey, string Text)
{
    public const int LongestText = 500;
}
