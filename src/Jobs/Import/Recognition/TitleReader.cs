using Kpi.Data.Agencies;
using Kpi.Data.Periods;
using Kpi.Data.Text;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>Reads the title lines above a form.</summary>
internal static class TitleReader
{
    private const string IllustrativeWords = "so lieu minh hoa";

    public static TitleFacts Read(SheetRegion region, ReportingCalendar calendar, IReadOnlyList<Agency> agencies)
    {
        // A title runs over several lines: "… 6 THÁNG" and "ĐẦU NĂM 2024" name one period.
        var all = string.Join(" \n ", region.Titles.Select(t => t.Text));
        var agency = AgencyIn(region.Titles, agencies);
        if (agency.Name is null) agency = AgencyIn(region.EarlierTitles, agencies);
        return new TitleFacts(
            PeriodText.Find(calendar, all),
            PeriodText.FindWindow(all),
            agency.Name,
            agency.Cell,
            region.Titles.Any(t => Folding.Fold(t.Text).Contains(IllustrativeWords, StringComparison.Ordinal)));
    }

    private static (string? Name, string Cell) AgencyIn(IReadOnlyList<(string Text, string Cell)> titles, IReadOnlyList<Agency> agencies)
    {
        var labelled = titles.Select(t => (Name: AgencyText.Labelled(t.Text), t.Cell)).FirstOrDefault(t => t.Name is not null);
        return labelled.Name is not null
            ? labelled
            : titles.Where(t => AgencyText.Match(agencies, t.Text) is not null).Select(t => ((string?)t.Text.Trim(), t.Cell)).FirstOrDefault();
    }
}
