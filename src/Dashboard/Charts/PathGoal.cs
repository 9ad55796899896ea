using Kpi.Data.Targets;

namespace Kpi.Dashboard.Charts;

/// <summary>What is to be reached on a day.</summary>
/// <param name="Path">The way to it; null where it counts on its day only.</param>
public sealed record PathGoal(DateOnly At, double Value, TargetPath? Path)
{
    /// <summary>Upper bound of a range; null for every other target.</summary>
    public double? High { get; init; }

    /// <summary>Whether only a draft has it: nothing is judged by it.</summary>
    public bool Draft { get; init; }

    /// <summary>First day on which reports are judged by the way; null for that of its baseline, before which there is none.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last such day; null for that of the goal, to which the way leads then.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>First day on which something of it is drawn.</summary>
    public DateOnly Begins => Path is null ? At : From > Path.Steps[0].At ? From.Value : Path.Steps[0].At;

    /// <summary>Last day on which something of it is drawn.</summary>
    public DateOnly Ends => Until < At ? Until.Value : At;

    /// <summary>What is set on the way while it judges, and the goal itself where the way leads to it; of a range both bounds.</summary>
    public IEnumerable<(DateOnly At, double Value, bool Goal)> Stops =>
    [
        .. (Path?.Steps ?? []).Where(s => s.At >= Begins && s.At <= Ends).Select(s => (s.At, s.Value, false)),
        .. Ends < At ? [] : High is { } high ? [(At, Value, true), (At, high, true)] : new[] { (At, Value, true) },
    ];
}
