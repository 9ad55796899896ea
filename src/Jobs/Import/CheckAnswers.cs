namespace Kpi.Jobs.Import;

/// <summary>What an uploader says about a file, where the file is silent. Where both speak and differ, that is a problem.</summary>
/// <param name="FallbackAgency">Used only when the file names no agency: the inbox takes it from the folder.</param>
public sealed record CheckAnswers(
    string? Form = null, string? Agency = null, string? Period = null, DateOnly? DeclaredStart = null, DateOnly? DeclaredEnd = null, string? FallbackAgency = null)
{
    public static CheckAnswers None { get; } = new();

    /// <summary>What was said to single problems; null leaves what was said before.</summary>
    public IReadOnlyList<ProblemAnswer>? Problems { get; init; }
}
