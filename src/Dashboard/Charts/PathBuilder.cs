using Kpi.Data.Analysis.Goals;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Charts;

/// <summary>
/// Lays the way to targets out: days at even distances, from the baseline over its steps to the target, with the figures so far on it; of a way that was changed each version
/// on the days it judged; a way that only a draft has apart from those that judge. A target without a way is a step around its day, a range one for each bound. Pure.
/// </summary>
public static class PathBuilder
{
    private const int GridLines = 3;
    private const double CharacterWidth = 6.4;

    // Beside the first and the last day, as a share of all: marks and words at the edge must not be cut off.
    private const double Air = 0.06;

    // Half a quarter: how far a target without a way is drawn to either side of its day.
    private const double Around = 46;

    // Between the names of two periods, and between those of two years.
    private const double EndRoom = 26;
    private const double YearRoom = 36;

    // Where the lowest value is at least this share of the highest one, a scale from 0 would press all of them together.
    private const double FarFromZero = 0.6;

    /// <param name="value">How a value is written beside its place.</param>
    /// <param name="tick">How the value of a grid line is written, and at which distance they lie.</param>
    public static PathShape Build(PathSource source, Func<double, string> value, Func<double, double, string> tick)
    {
        var goals = source.Goals.OrderBy(g => g.At).ToList();
        var first = goals.Where(g => g.Path is not null).Select(g => g.Begins).Append(source.From).Min();
        var last = goals.Select(g => g.Ends).Append(source.Periods[^1].End).Max();
        var points = source.Points.Where(p => p.Period.End >= first && p.Period.End <= last).ToList();
        var stops = goals.Where(g => !g.Draft).SelectMany(g => g.Stops).Distinct().ToList();
        var drafts = goals.Where(g => g is { Draft: true, Path: not null }).ToList();
        var planned = drafts.SelectMany(g => g.Stops).Distinct().Except(stops).ToList();
        List<(DateOnly Day, double Value)> Drawn(PathGoal goal) => Between([.. Way(goal, source.Periods)], goal.Begins, goal.Ends);
        var (drawn, drafted) = (goals.Where(g => g is { Draft: false, Path: not null }).Select(Drawn).ToList(), drafts.ConvertAll(Drawn));
        var landings = source.Connects && points.Count > 0 && points[^1].Value is not null ? source.Landings.Where(l => l.At > points[^1].Period.End && l.At <= last).OrderBy(l => l.At).ToList() : [];
        var (low, high, step) = Scale([.. points.Select(p => p.Value).OfType<double>(), .. stops.Concat(planned).Select(s => s.Value), .. drawn.Concat(drafted).SelectMany(w => w.Select(d => d.Value)), .. landings.SelectMany(l => new[] { l.Low, l.High })], source.Percent, source.Whole);

        var ticks = Enumerable.Range(0, (int)Math.Round((high - low) / step) + 1).Select(i => low + (i * step)).Select(v => (Value: v, Text: tick(v, step))).ToList();
        var left = 10 + (CharacterWidth * ticks.Max(t => t.Text.Length));
        var air = Air * Math.Max(1, last.DayNumber - first.DayNumber);
        double X(double day) => left + ((day - first.DayNumber + air) / (last.DayNumber - first.DayNumber + (2 * air)) * (PathShape.Right - left));
        double Y(double v) => PathShape.Bottom - ((v - low) / (high - low) * (PathShape.Bottom - PathShape.Top));
        SparkSpot At(DateOnly day, double v) => new(X(day.DayNumber), Y(v));

        List<PathGoal> set = [.. goals.Where(g => g is { Path: null, Draft: false })];
        List<List<SparkSpot>> ways = [.. drawn.Select(w => w.ConvertAll(s => At(s.Day, s.Value))), .. Steps(set, g => g.Value, X, Y), .. Steps(set, g => g.High, X, Y)];
        List<List<SparkSpot>> draftWays = [.. drafted.Select(w => w.ConvertAll(s => At(s.Day, s.Value)))];
        var (actual, gaps) = Line(points, new PointLine(source.BreaksAtYear, source.Connects), At);
        var lastSpot = points.Count > 0 && points[^1].Value is { } latest ? At(points[^1].Period.End, latest) : (SparkSpot?)null;
        List<SparkSpot> projection = lastSpot is { } start && landings.Count > 0 ? [start, .. landings.Select(l => At(l.At, l.Value))] : [];
        List<SparkSpot> marked = [.. stops.Concat(planned).Select(s => At(s.At, s.Value))];
        List<SparkSpot> dots = [.. actual.SelectMany(a => a)];
        var today = source.Today is { } day && day >= first && day <= last ? X(day.DayNumber) : (double?)null;

        var names = new PathNames(
            new PlotBox(left, PathShape.Top - 12, PathShape.Width, PathShape.Bottom),
            [.. ways.Concat(draftWays).Concat(actual).Append(projection).SelectMany(Segments), .. today is { } now ? [new PlotLine(now, PathShape.Top, now, PathShape.Bottom)] : Array.Empty<PlotLine>()],
            [.. marked, .. dots, .. projection, .. gaps]);
        if (lastSpot is { } shown) names.Put(value(points[^1].Value!.Value), "lbl b", shown, always: true);
        foreach (var goal in stops.Where(s => s.Goal).OrderByDescending(s => s.At)) names.Put(value(goal.Value), "lbl2", At(goal.At, goal.Value), always: true);
        foreach (var goal in planned.Where(s => s.Goal).OrderByDescending(s => s.At)) names.Put($"{value(goal.Value)} {source.DraftWord}".TrimEnd(), "lbl2", At(goal.At, goal.Value), always: true);

        // Two ways to one goal: the word stands on the way.
        foreach (var (_, line) in drafts.Zip(draftWays).Where(d => !d.First.Stops.Any(s => s.Goal && planned.Contains(s)))) names.Put(source.DraftWord, "lbl2", Middle(line), always: true);
        if (landings.Count > 0) names.Put(value(landings[^1].Value), "lbl2 proj", projection[^1], always: false);
        foreach (var stop in stops.Concat(planned).Where(s => !s.Goal)) names.Put(value(stop.Value), "lbl2", At(stop.At, stop.Value), always: false);

        return new PathShape(
            low,
            left,
            [.. ticks.Select(t => (t.Value, t.Text, Y(t.Value)))],
            Ends(source.Periods, first, last, X),
            Years(source.Periods, first, last, X),
            Joined(ways),
            Joined(draftWays),
            marked,
            Joined(actual),
            dots,
            lastSpot,
            gaps,
            Joined([projection]),
            projection.Count == 0 ? "" : Joined([[projection[0], .. landings.Select(l => At(l.At, l.High)), .. Enumerable.Reverse(landings).Select(l => At(l.At, l.Low))]]) + "Z",
            [.. projection.Skip(1)],
            today,
            names.All);
    }

    // Every day on which the way bends.
    private static IEnumerable<(DateOnly Day, double Value)> Way(PathGoal goal, IReadOnlyList<Period> periods)
    {
        var path = goal.Path!;
        List<(DateOnly From, double Value)> steps = [.. path.Steps.Select(s => (s.At, s.Value)), (goal.At, goal.Value)];
        if (path.Shape == TrajectoryShape.Stepped) return steps.Zip(steps.Skip(1)).SelectMany(s => new[] { s.First, (s.Second.From, s.First.Value) }).Append(steps[^1]);
        if (path.Shape == TrajectoryShape.LinearByDays) return steps;
        var ends = periods.Select(p => p.End).Append(goal.At).Distinct().Order().ToList();
        return steps.Select(s => s.From).Concat(ends).Where(d => d >= steps[0].From && d <= goal.At).Distinct().Order().Select(d => (d, Trajectory.At(path.Shape, steps, d, ends)!.Value));
    }

    // What of a line lies between two days. A step on the first of them has been taken there.
    private static List<(DateOnly Day, double Value)> Between(List<(DateOnly Day, double Value)> line, DateOnly from, DateOnly until)
    {
        (DateOnly Day, double Value) On(int i, DateOnly day) => line[i].Day == day || i + 1 == line.Count
            ? line[i]
            : (day, line[i].Value + ((line[i + 1].Value - line[i].Value) * (day.DayNumber - line[i].Day.DayNumber) / (line[i + 1].Day.DayNumber - line[i].Day.DayNumber)));
        var (start, end) = (line.FindLastIndex(d => d.Day <= from), line.FindLastIndex(d => d.Day <= until));
        List<(DateOnly Day, double Value)> shown = [On(start, from), .. line[(start + 1)..(end + 1)]];
        if (shown[^1].Day < until && end + 1 < line.Count) shown.Add(On(end, until));
        return shown;
    }

    // Neighbours that meet half way are joined, as a stair. Only ranges have an upper bound.
    private static List<List<SparkSpot>> Steps(List<PathGoal> goals, Func<PathGoal, double?> bound, Func<double, double> x, Func<double, double> y)
    {
        var (lines, open) = (new List<List<SparkSpot>>(), false);
        for (var i = 0; i < goals.Count; i++)
        {
            double day = goals[i].At.DayNumber;
            var before = i > 0 ? (day - goals[i - 1].At.DayNumber) / 2 : Around;
            var after = i + 1 < goals.Count ? (goals[i + 1].At.DayNumber - day) / 2 : Around;
            if (bound(goals[i]) is not { } value)
            {
                open = false;
                continue;
            }
            if (!open || before > Around) lines.Add([]);
            lines[^1].Add(new SparkSpot(x(day - Math.Min(before, Around)), y(value)));
            lines[^1].Add(new SparkSpot(Math.Min(PathShape.Width, x(day + Math.Min(after, Around))), y(value)));
            open = true;
        }
        return lines;
    }

    private static (List<List<SparkSpot>> Lines, List<SparkSpot> Gaps) Line(List<SparkPoint> points, PointLine line, Func<DateOnly, double, SparkSpot> at)
    {
        var (lines, gaps, open) = (new List<List<SparkSpot>>(), new List<SparkSpot>(), false);
        for (var i = 0; i < points.Count; i++)
        {
            if (i > 0 && !line.Joins(points[i - 1].Period, points[i].Period)) open = false;
            if (points[i].Value is not { } value)
            {
                gaps.Add(at(points[i].Period.End, 0) with { Y = PathShape.Bottom - 8 });
                open = false;
                continue;
            }
            if (!open) lines.Add([]);
            lines[^1].Add(at(points[i].Period.End, value));
            open = true;
        }
        return (lines, gaps);
    }

    // From the right, so that the end of the way is named.
    private static List<(Period Period, double X)> Ends(IReadOnlyList<Period> periods, DateOnly first, DateOnly last, Func<double, double> x)
    {
        var ends = new List<(Period Period, double X)>();
        foreach (var period in periods.Where(p => p.End >= first && p.End <= last).Reverse().DistinctBy(p => p.End))
        {
            var place = x(period.End.DayNumber);
            if (ends.Count == 0 || ends[0].X - place >= EndRoom) ends.Insert(0, (period, place));
        }
        return ends;
    }

    private static List<(int Year, double X, double? Begins)> Years(IReadOnlyList<Period> periods, DateOnly first, DateOnly last, Func<double, double> x)
    {
        var years = new List<(int Year, double X, double? Begins)>();
        foreach (var year in periods.GroupBy(p => p.Year).OrderBy(g => g.Key))
        {
            var (start, end) = (year.Min(p => p.Start), year.Max(p => p.End));
            var (from, to) = (start > first ? start : first, end < last ? end : last);
            if (from > to || (from < to && x(to.DayNumber) - x(from.DayNumber) < YearRoom)) continue;
            years.Add((year.Key, (x(from.DayNumber) + x(to.DayNumber)) / 2, start > first ? x(start.DayNumber - 0.5) : null));
        }
        return years;
    }

    /// <summary>A scale in steps of 1, 2 or 5 times a power of ten: from 0 (or below), or from near the lowest value where all of them are far from it.</summary>
    private static (double Low, double High, double Step) Scale(List<double> values, bool percent, bool whole)
    {
        var (least, most) = (values.Min(), Math.Max(0, values.Max()));
        var foot = least > 0 && least >= FarFromZero * most ? least : Math.Min(0, least);
        if (most <= foot) (foot, most) = foot > 0 ? (most - Math.Max(1, most / 20), most) : (foot, foot + 1);
        var rough = (most - foot) / GridLines;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        if (whole) step = Math.Max(1, step);
        var high = Math.Ceiling((most / step) - 1e-9) * step;

        // The highest point needs air for its label, but nothing is above 100 %.
        if (high - most < 0.25 * step) high += step;
        if (percent && most <= 100) high = Math.Min(high, Math.Ceiling(100 / step) * step);
        var low = Math.Floor((foot / step) + 1e-9) * step;

        // A line that runs along the axis is not seen.
        if (low > 0 && least - low < 0.1 * step) low -= step;
        return (low, high, step);
    }

    private static SparkSpot Middle(List<SparkSpot> line)
    {
        var (before, after) = (line[(line.Count - 1) / 2], line[line.Count / 2]);
        return new SparkSpot((before.X + after.X) / 2, (before.Y + after.Y) / 2);
    }

    private static IEnumerable<PlotLine> Segments(List<SparkSpot> line) => line.Zip(line.Skip(1)).Select(p => new PlotLine(p.First.X, p.First.Y, p.Second.X, p.Second.Y));

    private static string Joined(IEnumerable<List<SparkSpot>> lines) =>
        string.Concat(lines.Where(l => l.Count > 0).Select(l => "M" + string.Join('L', l.Select(s => $"{TrendFrame.N(s.X)},{TrendFrame.N(s.Y)}"))));
}
