namespace Kpi.Dashboard.Charts;

/// <summary>A bullet graph: one value on a scale from 0, with the marks it is to reach.</summary>
/// <param name="Value">Length of the bar.</param>
/// <param name="Before">Where the year before lies, or null.</param>
/// <param name="Marks">Where the targets lie; of those so close that their names would lie on each other only the first is named.</param>
public sealed record BulletShape(double Value, double? Before, IReadOnlyList<(double X, double Value, bool Named)> Marks)
{
    private const double Room = 1.15;
    private const double NameWidth = 34;

    /// <summary>Null when a value lies below 0: a bar that does not begin at 0 would mislead.</summary>
    /// <param name="targets">In the order of their dates.</param>
    /// <param name="width">Of the whole scale.</param>
    public static BulletShape? Build(double value, double? before, IReadOnlyList<double> targets, double width)
    {
        var all = targets.Append(value).Append(before ?? 0).ToList();
        if (all.Min() < 0 || all.Max() == 0) return null;
        var scale = width / (all.Max() * Room);
        var marks = new List<(double X, double Value, bool Named)>();
        foreach (var target in targets)
        {
            marks.Add((target * scale, target, !marks.Exists(m => m.Named && Math.Abs(m.X - (target * scale)) < NameWidth)));
        }
        return new BulletShape(value * scale, before * scale, marks);
    }
}
