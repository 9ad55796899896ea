using Kpi.Data.Periods;

namespace Kpi.Data.Catalogue;

/// <summary>A form as it was laid down at one time. Later versions add, drop or rename lines; values keep the version they came through.</summary>
/// <param name="ValidFrom">First day of a reporting period's end for which the version is in force; null for always.</param>
/// <param name="ValidTo">Last such day; null for open.</param>
/// <param name="Lines">Printed lines in order, headings included.</param>
public sealed record FormVersion(int Id, string FormKey, LocalText FormName, string Version, string CalendarKey, DateOnly? ValidFrom, DateOnly? ValidTo, IReadOnlyList<FormLine> Lines)
{
    /// <summary>The indicators of the form in printed order: every one of them is a line of the check result.</summary>
    public IReadOnlyList<Indicator> Indicators { get; } = [.. Lines.SelectMany(l => l.Indicators)];

    /// <summary>For which periods the form is due, in every version of that; nothing is due where none holds.</summary>
    public IReadOnlyList<FormDuty> Duties { get; init; } = [];

    /// <summary>What holds in a reporting year: the latest to begin, of those the last version. Null when nothing says anything of it.</summary>
    public FormDuty? DutyIn(int year) => Duties.Where(d => d.FromYear <= year).MaxBy(d => (d.FromYear, d.Version));

    /// <summary>Whether the form is handed in for a period.</summary>
    public bool IsDueFor(Period period) => DutyIn(period.Year) is { } duty && duty.Kinds.Contains((period.Kind, period.Month));

    /// <summary>The day by which the form is due for a period of its calendar; null when it is not handed in for it, or the calendar sets no day.</summary>
    public DateOnly? DeadlineOf(Period period) => IsDueFor(period) ? period.Deadline : null;
}
