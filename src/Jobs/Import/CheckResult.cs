
namespace Kpi.Jobs.Import;

/// <summary>What the pipeline makes of a file: the one result of a preview, the API's dry run, the inbox and the tests.</summary>
/// <param name="Illustrative">Whether a title line says that the figures are made up.</param>
/// <param name="Form">Null when not recognised, like <paramref name="Agency"/> and <paramref name="Period"/>.</param>
/// <param name="Lines">One for each indicator of the form, in printed order.</param>
/// <param name="Sheet">The form as it stands in the file; null when none was recognised.</param>
/// <param name="Others">Results for further forms or periods in the same file.</param>
public sealed record CheckResult(
    CheckedFile File,
    bool Illustrative,
    CheckedForm? Form,
    CheckedAgency? Agency,
    CheckedPeriod? Period,
    IReadOnlyList<CheckedLine> Lines,
    IReadOnlyList<Problem> Problems,
    ChangeSummary Changes,
    FormSheet? Sheet,
    IReadOnlyList<CheckResult> Others)
{
    /// <summary>What people have said to problems.</summary>
    public IReadOnlyList<ProblemAnswer> Answers { get; init; } = [];

    /// <summary>
    /// Whether the table is one of history: <see cref="Lines"/> are those that it holds a figure of, and publishing leaves the others, and the report they came in, as they are.
    /// </summary>
    public bool IsHistory { get; init; }

    /// <summary>Lines that were read as somebody had said of an earlier file.</summary>
    public IReadOnlyList<RememberedLine> Remembered { get; init; } = [];

    /// <summary>Form, agency and period are known and no error is open.</summary>
    public bool CanPublish => Form is not null && Agency?.Key is not null && Period is not null && !Problems.Any(p => p.IsOpen);

    /// <summary>The result for a file that could not be read.</summary>
    public static CheckResult Unread(CheckedFile file, Problem problem) => new(file, false, null, null, null, [], [problem], ChangeSummary.None, null, []);
}
