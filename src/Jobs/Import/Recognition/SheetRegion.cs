using Kpi.Data.Agencies;
using Kpi.Data.Periods;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>A table of indicators found in a sheet: its titles, its columns and its rows, repeated headers left out.</summary>
/// <param name="Titles">The text cells above the header, in order.</param>
/// <param name="ColumnPeriod">The period that the head of its values names, where that matters; null otherwise.</param>
/// <param name="Rivals">Heads of columns that could hold the figures just as well; empty when there is no doubt.</param>
public sealed record SheetRegion(
    Sheet Sheet, IReadOnlyList<(string Text, string Cell)> Titles, FormColumns Columns, IReadOnlyList<PrintedRow> Rows, Period? ColumnPeriod, IReadOnlyList<string> Rivals)
{
    /// <summary>Whether the table is one of history: it holds some lines of a form, and says nothing of the others.</summary>
    public bool IsHistory { get; init; }

    /// <summary>Whether the table has a column for each of several periods, and this is one of them.</summary>
    public bool IsOneOfSeveral { get; init; }

    /// <summary>Of the titles of the tables above it in the same sheet those that may name who reports, the likeliest first: it may be named once for all.</summary>
    public IReadOnlyList<(string Text, string Cell)> EarlierTitles { get; init; } = [];

    /// <summary>Whose figures these are, of a table with a row for each agency; null when the titles say it.</summary>
    public Agency? Agency { get; init; }
}
