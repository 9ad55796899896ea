using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;
using Kpi.Jobs.Workbooks.Writing;

namespace Kpi.Jobs.Export;

/// <summary>Gives the official form back, from the store.</summary>
public sealed class FormExporter(ObservationStore observations, SubmissionStore submissions)
{
    /// <summary>The form of a period as it is known, or was known, filled in; null when nothing was published for it.</summary>
    /// <param name="asOf">UTC instant of the vintage; null for what is known now.</param>
    public async Task<byte[]?> ExportAsync(FormVersion form, Agency agency, Period period, DateTime? asOf, CancellationToken cancellationToken)
    {
        var revisions = await observations.RevisionsAsync(agency.Id, [.. form.Indicators.Select(i => i.Id)], [period.Id], cancellationToken);
        var current = revisions
            .Where(o => asOf is { } instant ? o.RecordedAt <= instant && (o.SupersededAt is null || o.SupersededAt > instant) : o.SupersededAt is null)
            .ToDictionary(o => o.Indicator, StringComparer.Ordinal);
        if (current.Count == 0) return null;

        // The window belongs to the report that the figures came with last.
        var latest = current.Values.OrderByDescending(o => o.RecordedAt).First();
        var report = await submissions.FindAsync(latest.Submission, cancellationToken);
        return FormWriter.Write(FormComposer.Compose(form, agency, period, current, report is { DeclaredStart: { } start, DeclaredEnd: { } end } ? (start, end) : null), forFilling: false);
    }

    /// <summary>The form of a period, to be filled in.</summary>
    public static byte[] Template(FormVersion form, Agency agency, Period period) =>
        FormWriter.Write(FormComposer.Compose(form, agency, period, new Dictionary<string, Observation>(StringComparer.Ordinal)), forFilling: true);

    /// <summary>What the file is called: <c>cchc-pl1-sct-ha-nam-2024-H1.xlsx</c>.</summary>
    public static string FileName(FormVersion form, Agency agency, Period period) => $"{form.FormKey}-{agency.Key}-{period.Key}.xlsx";
}
