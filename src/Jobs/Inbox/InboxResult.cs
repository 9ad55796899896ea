using System.Globalization;
using System.Text.Json;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Inbox;

/// <summary>The file beside a handled workbook: the check result plus what became of it.</summary>
internal sealed record InboxResult : CheckView
{
    private static readonly JsonSerializerOptions Indented = new(CheckJson.Options) { WriteIndented = true };

    private InboxResult(CheckView check, Guid? submission, InboxOutcome outcome)
        : base(check)
    {
        Submission = submission;
        Outcome = outcome;
    }

    /// <summary>The submission of the file's first form; null when the file was not kept.</summary>
    public Guid? Submission { get; }

    public InboxOutcome Outcome { get; }

    public static string Write(CheckResult check, Guid? submission, InboxOutcome outcome, CultureInfo culture) =>
        JsonSerializer.Serialize(new InboxResult(From(check, culture), submission, outcome), Indented);
}
