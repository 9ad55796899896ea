using Kpi.Data.Observations;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Publishing;

/// <summary>A file that has been checked and waits for its turn to be stored.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Reading">What it says.</param>
/// <param name="Check">What that means against what is published.</param>
/// <param name="Form">What is kept of its form, when the rules alone let it pass; null for a file that is stored but not published at once.</param>
/// <param name="Lines">The figures of that form.</param>
/// <param name="Seen">Number of the latest publish before the check: what is published for its agency after that makes the check old.</param>
/// <param name="Actor">Who hands it in.</param>
public sealed record PreparedFile(
    ReadOnlyMemory<byte> Bytes, FileReading Reading, CheckResult Check, NewSubmission? Form, IReadOnlyList<LineObservation> Lines, long Seen, string Actor);
