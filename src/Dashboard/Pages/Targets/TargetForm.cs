using System.Globalization;
using Kpi.Data;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>Reads the form in which one target is edited.</summary>
public sealed class TargetForm(TargetNumbers numbers)
{
    private const int LongestNotes = 2000;
    private static readonly string[] Days = ["d/M/yyyy", "yyyy-MM-dd"];

    /// <summary>The target, or what is wrong with the form.</summary>
    public (TargetPlanRow? Row, TargetNotice? Wrong) Read(IFormCollection form, CatalogueSnapshot catalogue, Indicator indicator, Period period)
    {
        string? Text(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
        if (numbers.Value(indicator, Text("value") ?? "") is not { Value: { } value } read) return (null, TargetNotice.WrongValue);
        var side = Text("comparator") is { } word ? Words.TryParse<TargetComparator>(word) ?? read.Comparator : read.Comparator;

        // The field of the upper bound is sent whatever the side is; it counts for a range only.
        var high = side == TargetComparator.Between ? numbers.Value(indicator, Text("high") ?? "").Value : null;
        if (!Target.AreSound(side, value, high)) return (null, TargetNotice.WrongRange);
        double? tolerance = null;
        if (Text("tolerance") is { } width && (tolerance = numbers.Plain(width)) is null) return (null, TargetNotice.WrongTolerance);
        TargetPath? path = null;
        if (Words.TryParse<TrajectoryShape>(Text("shape")) is { } shape)
        {
            if (side == TargetComparator.Between) return (null, TargetNotice.RangePath);
            path = PathOf(shape, indicator, Text("baseline"), Text("baselineAt"), Text("steps"));
            if (path?.IsSound(catalogue, indicator, period) != true) return (null, TargetNotice.WrongPath);
        }
        var (from, to) = (Day(Text("validFrom")), Day(Text("validTo")));
        if (from > to) return (null, TargetNotice.WrongDates);
        return (new TargetPlanRow(indicator.Id, period, side, value, tolerance, path, Text("notes") is { } notes ? notes[..Math.Min(notes.Length, LongestNotes)] : null, from, to) { High = high }, null);
    }

    /// <summary>A day as a date field sends it, or as people type it; null when it is none.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private TargetPath? PathOf(TrajectoryShape shape, Indicator indicator, string? baseline, string? at, string? steps)
    {
        if (baseline is null || Day(at) is not { } day || numbers.Value(indicator, baseline) is not { Value: { } start }) return null;
        var all = new List<TargetStep> { new(day, start) };
        foreach (var line in (steps ?? "").ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            var parts = line.Split([':', ' ', '\t'], 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2 || Day(parts[0]) is not { } then || numbers.Value(indicator, parts[1]) is not { Value: { } value }) return null;
            all.Add(new TargetStep(then, value));
        }
        return new TargetPath(shape, all);
    }
}
