namespace Kpi.Data.Catalogue;

/// <summary>A form as it was laid down at one time. Later versions add, drop or rename lines; values keep the version they came through.</summary>
/// <param name="ValidFrom">First day of a reporting period's end for which the version is in force; null for always.</param>
/// <param name="ValidTo">Last such day; null for open.</param>
/// <param name="Lines">Printed lines in order, headings included.</param>
public sealed record FormVersion(int Id, string FormKey, LocalText FormName, string Version, string CalendarKey, DateOnly? ValidFrom, DateOnly? ValidTo, IReadOnlyList<FormLine> Lines)
{
    /// <summary>The indicators of the form in printed order: every one of them is a line of the check result.</summary>
    public IReadOnlyList<Indicator> Indicators { get; } = [.. Lines.SelectMany(l => l.Indicators)];
}
