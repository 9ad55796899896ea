namespace Kpi.Dashboard.Charts;

/// <summary>Something that happened, as a mark on the time axis.</summary>
/// <param name="X">Its place: between two periods where it divides them, else that of its period.</param>
/// <param name="Text">What it was, in full.</param>
public sealed record TrendMark(double X, string Text)
{
    /// <summary>As much of the text as there is room for.</summary>
    public string Brief(int characters) => Text.Length <= characters ? Text : Text[..(characters - 1)].TrimEnd() + "…";
}
