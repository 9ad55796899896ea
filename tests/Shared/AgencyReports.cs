using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Tests.Shared;

/// <summary>Publishes figures of one agency of several without a workbook.</summary>
public static class AgencyReports
{
    /// <returns>The submission.</returns>
    public static async Task<Guid> PublishForAsync(this DashboardHost host, string agency, string period, params (string Indicator, double Value)[] figures)
    {
        var catalogue = await host.Services.GetRequiredService<CatalogueStore>().GetAsync(CancellationToken.None);
        var who = (await host.Services.GetRequiredService<AgencyStore>().AllAsync(CancellationToken.None)).Single(a => a.Key == agency);
        var bytes = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{agency} {period} {string.Join('|', figures)}"));
        var submission = (await host.Services.GetRequiredService<SubmissionStore>().ReceiveAsync(
            new NewSubmission(
                "form.xlsx", bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), "xlsx", "cchc-pl1", who.Id, catalogue.Calendars[0].Find(period), null, null, SubmissionState.Submitted, false, "{}", null, "clerk"),
            CancellationToken.None)).Submission;
        var outcome = await host.Services.GetRequiredService<Publisher>().PublishAsync(
            new PublishRequest(submission.Id, [.. figures.Select(f => new LineObservation(catalogue.Find(f.Indicator)!.Id, ObservationState.Reported, f.Value, null, null))], "approver", AllowChanges: true),
            CancellationToken.None);
        return outcome.Result == PublishResult.Published ? submission.Id : throw new InvalidOperationException($"Not published: {outcome.Result}.");
    }
}
