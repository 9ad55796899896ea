using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Submissions;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Api;

/// <summary>Publishes figures of the one agency without a workbook.</summary>
internal static class PublishedFigures
{
    /// <param name="window">The days the report declares, where they differ from the period's.</param>
    /// <returns>The submission.</returns>
    public static async Task<Guid> PublishAsync(
        this DashboardHost host, string period, string? comment, (DateOnly Start, DateOnly End)? window, params (string Indicator, double? Value, double? Numerator, double? Denominator)[] figures)
    {
        var cancel = TestContext.Current.CancellationToken;
        var catalogue = await host.Services.GetRequiredService<CatalogueStore>().GetAsync(cancel);
        var agency = (await host.Services.GetRequiredService<AgencyStore>().AllAsync(cancel)).Single();
        var bytes = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{period} {comment} {string.Join('|', figures)}"));
        var submission = (await host.Services.GetRequiredService<SubmissionStore>().ReceiveAsync(
            new NewSubmission(
                "form.xlsx", bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), "xlsx", "cchc-pl1", agency.Id, catalogue.Calendars[0].Find(period), window?.Start, window?.End,
                SubmissionState.Submitted, false, "{}", null, "clerk"),
            cancel)).Submission;
        var outcome = await host.Services.GetRequiredService<Publisher>().PublishAsync(
            new PublishRequest(
                submission.Id,
                [.. figures.Select(f => new LineObservation(catalogue.Find(f.Indicator)!.Id, f.Value is null ? ObservationState.Missing : ObservationState.Reported, f.Value, f.Numerator, f.Denominator))],
                "approver",
                AllowChanges: true,
                Comment: comment),
            cancel);
        Assert.Equal(PublishResult.Published, outcome.Result);
        return submission.Id;
    }

    public static Task<Guid> PublishAsync(this DashboardHost host, string period, params (string Indicator, double? Value)[] figures) =>
        host.PublishAsync(period, null, null, [.. figures.Select(f => (f.Indicator, f.Value, (double?)null, (double?)null))]);
}
