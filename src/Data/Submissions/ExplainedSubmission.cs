namespace Kpi.Data.Submissions;

/// <summary>A submission that current figures stand on and in whose check a problem was explained.</summary>
/// <param name="Check">The check as the pipeline wrote it.</param>
/// <param name="Figures">Numbers of the indicators whose current figures came in it, where another submission has taken its place; null for a published one, which stands for all it gave.</param>
public sealed record ExplainedSubmission(Submission Submission, string Check, IReadOnlySet<int>? Figures)
{
    /// <summary>Whether what was explained about an indicator still belongs to its current figure.</summary>
    /// <param name="indicator">Number of the indicator.</param>
    public bool StandsFor(int indicator) => Figures?.Contains(indicator) ?? true;
}
