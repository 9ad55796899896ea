namespace Kpi.Data.Mappings;

/// <summary>What is remembered of a printed line of an agency's copy of a form.</summary>
/// <param name="PrintedKey">Tells the printed line from others, whatever its spelling; of a line that is gone, the line's own key.</param>
/// <param name="Code">Code as it was printed when somebody confirmed it; empty when there was none.</param>
/// <param name="Name">Name as it was printed then; of a line that is gone, the form's.</param>
/// <param name="LineKey">Key of the form's line; null for <see cref="LineMappingKind.NotALine"/>.</param>
/// <param name="Parts">Of how many printed lines the form's line is the sum; 1 unless the kind is <see cref="LineMappingKind.Part"/>.</param>
/// <param name="Since">Key of the period it was confirmed on, the first it holds for.</param>
/// <param name="ValidFrom">First day of a period's end for which it holds.</param>
/// <param name="ValidTo">Last such day; null while it is open.</param>
/// <param name="RecordedAt">When it was confirmed, in UTC.</param>
/// <param name="RecordedBy">Who confirmed it.</param>
public sealed record LineMapping(
    int Id,
    string FormKey,
    int AgencyId,
    LineMappingKind Kind,
    string PrintedKey,
    string Code,
    string Name,
    string? LineKey,
    int Parts,
    string Since,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    DateTime RecordedAt,
    string RecordedBy)
{
    /// <summary>Whether it holds for a period that ends on a day.</summary>
    public bool Holds(DateOnly periodEnd) => ValidFrom <= periodEnd && (ValidTo is not { } last || periodEnd <= last);
}
