using Kpi.Dashboard.Pages.Overview;

namespace Kpi.Dashboard.Pages.Wall;

/// <summary>What the wall shows at a time: a few KPIs, or the sections of the form.</summary>
/// <param name="Title">What they have in common.</param>
/// <param name="Tiles">At most <see cref="MostTiles"/>; empty for the slide of sections.</param>
/// <param name="Sections">Empty for a slide of KPIs.</param>
public sealed record WallSlide(string Title, IReadOnlyList<KpiTile> Tiles, IReadOnlyList<SectionRow> Sections)
{
    /// <summary>More would be too small to be read from across a room.</summary>
    public const int MostTiles = 4;

    /// <summary>KPIs in slides of as equal a size as can be: five are three and two, not four and one.</summary>
    public static IEnumerable<WallSlide> Of(string title, IReadOnlyList<KpiTile> tiles)
    {
        var slides = (tiles.Count + MostTiles - 1) / MostTiles;
        var taken = 0;
        for (var i = 0; i < slides; i++)
        {
            var size = (tiles.Count - taken + slides - i - 1) / (slides - i);
            yield return new WallSlide(title, [.. tiles.Skip(taken).Take(size)], []);
            taken += size;
        }
    }
}
