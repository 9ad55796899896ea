using Kpi.Dashboard.Charts;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Targets;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>Chooses which ways to targets are drawn, and gives each its words.</summary>
public sealed class PathWords(Wording words, NumberText numbers, DateText dates, TargetsSentences sentences, IStringLocalizer<Text> text)
{
    // Targets without a way are drawn of the indicators whose next milestone is hardest to reach.
    private const int Hardest = 3;

    /// <summary>The ways of a page: the hardest first, then every other indicator that has a way.</summary>
    /// <param name="today">Null for a look back, which has none.</param>
    public IReadOnlyList<PathView> Build(TargetsView view, ReportingCalendar calendar, DateOnly? today)
    {
        var hardest = view.Ahead.Select(o => view.Rows.First(r => r.Indicator == o.Indicator)).Distinct().Where(r => r.Tile is { Points.Count: > 1 } && Draws(r)).Take(Hardest).ToList();
        return [.. hardest.Concat(view.Rows.Where(r => r.Ways.Count + r.DraftWays.Count > 0).Except(hardest)).Select(r => Of(view, r, calendar, today))];
    }

    private static bool Draws(TargetRow row) => row.Ways.Count > 0 || row.Cells.Any(c => c.Target is { OnPath: false } target && row.Draws(target.Period));

    private PathView Of(TargetsView view, TargetRow row, ReportingCalendar calendar, DateOnly? today)
    {
        var indicator = row.Indicator;
        var set = row.Cells.Select(c => c.Target).OfType<Target>().Where(t => !t.OnPath && row.Draws(t.Period) && !row.Ways.Any(w => w.Arrives && w.Target == t)).ToList();
        var ahead = view.Ahead.Where(o => o.Indicator == indicator && row.Draws(o.Target.Period)).ToList();
        List<PathGoal> goals =
        [
            .. set.Select(t => new PathGoal(t.Period.End, t.Value, null) { High = t.High }),
            .. row.Ways.Select(w => GoalOf(w, draft: false)),
            .. row.DraftWays.Select(w => GoalOf(w, draft: true)),
        ];
        var ways = row.Ways.Concat(row.DraftWays).ToList();
        var from = ways.Select(w => w.Target.Path!.Steps[0].At.Year).Append(view.Year - 1).Min();
        var until = ways.Select(w => w.Target.Period.Year).Append(view.Year).Max();
        var shape = PathBuilder.Build(
            new PathSource(
                row.Tile?.Points ?? [],
                goals,
                [.. Enumerable.Range(from, until - from + 1).SelectMany(y => TargetsReader.PeriodsOf(calendar, y))],
                row.Tile?.BreaksAtYear == true ? view.Periods[0].Start : view.Periods[0].Start.AddDays(-1),
                indicator.Kind == ValueKind.Percent,
                indicator.Kind == ValueKind.Count,
                row.Tile?.BreaksAtYear == true)
            {
                Connects = row.Tile?.Connects != false,
                Landings = [.. ahead.Where(o => o.Hold is null).Select(o => o.Forecast is { } f ? new PathLanding(o.Target.Period.End, f.Value, f.Low, f.High) : (PathLanding?)null).OfType<PathLanding>()],
                DraftWord = text["targets.path.draft"],
                Today = today,
            },
            v => words.Value(indicator, v),
            (v, step) => numbers.Count(v, step >= 1 ? 0 : step >= 0.1 ? 1 : 2));
        var now = row.Cells.LastOrDefault(c => c is { Target: not null, Outlook: null, Figure.Value: not null });
        return new PathView(row, shape, Facts(row, shape), Description(row, set), ahead.Count > 0 ? ahead[0] : null, now);
    }

    private static PathGoal GoalOf(TargetWay way, bool draft) => new(way.Target.Period.End, way.Target.Value, way.Target.Path) { From = way.From, Until = way.Until, Draft = draft };

    private string Facts(TargetRow row, PathShape shape)
    {
        var unit = words.UnitOfMeasure(row.Indicator);
        var parts = new List<string> { row.Indicator.Kind == ValueKind.Percent ? $"%{NumberText.NoBreakSpace}{unit}".TrimEnd(NumberText.NoBreakSpace) : unit };
        parts.AddRange(row.Ways.Where(w => w.Arrives).Select(w => text["targets.path.shape", sentences.Shape(w.Target.Path)].Value + (w.BeginsLate ? $", {Since(w)}" : "")).Distinct(StringComparer.Ordinal));
        parts.AddRange(row.DraftWays.Select(w => text["targets.path.shape.draft", sentences.Shape(w.Target.Path)].Value).Distinct(StringComparer.Ordinal));
        if (row.Tile?.Connects == false) parts.Add(text["targets.path.apart"]);
        if (row.Sums) parts.Add(text["term.ytd"]);
        if (shape.Low > 0) parts.Add(text["targets.path.axis", words.Value(row.Indicator, shape.Low)]);
        return string.Join(", ", parts.Where(p => p.Length > 0));
    }

    // What is drawn begins where the baseline is not: the words say why.
    private string Since(TargetWay way) => text["targets.path.since", dates.Date(way.From)];

    private string Description(TargetRow row, List<Target> set)
    {
        string Step(TargetStep step) => text["targets.path.step", words.Value(row.Indicator, step.Value), dates.Date(step.At)];
        string Goal(Target target) => text["targets.path.goal", words.PeriodBrief(target.Period), sentences.Bound(row.Indicator, target)];
        string Drawn(TargetWay way) => !way.Arrives
            ? text["targets.path.until", dates.Date(way.Until), sentences.Shape(way.Target.Path), Goal(way.Target)]
            : way.BeginsLate ? $"{Way(way.Target)}, {Since(way)}" : Way(way.Target);
        string Way(Target target) => target.Path!.Steps.Count > 1
            ? text["targets.path.over", sentences.Shape(target.Path), Step(target.Path.Steps[0]), string.Join(", ", target.Path.Steps.Skip(1).Select(Step)), Goal(target)]
            : text["targets.path.from", sentences.Shape(target.Path), Step(target.Path.Steps[0]), Goal(target)];
        var last = row.Sums && row.Tile is { } tile ? tile.Points.LastOrDefault(p => p.Value is not null) : new SparkPoint(row.Latest?.Period!, row.Latest?.Value);
        var actual = last.Value is { } value ? text["targets.path.actual", words.Value(row.Indicator, value), words.PeriodBrief(last.Period)] : text["targets.path.actual.none"];
        return $"{words.Name(row.Indicator)}: {string.Join("; ", row.Ways.Select(Drawn).Concat(set.Select(Goal)).Concat(row.DraftWays.Select(w => text["targets.path.of-draft", Drawn(w)].Value)).Append(actual.Value))}.";
    }
}
