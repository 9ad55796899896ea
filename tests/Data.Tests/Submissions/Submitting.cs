using System.Security.Cryptography;
using System.Text;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Submissions;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Submissions;

/// <summary>Hands in and publishes figures without a workbook.</summary>
internal static class Submitting
{
    public static async Task<Submission> ReceiveAsync(
        this TestStore store, string content, string period, bool illustrative = false, (DateOnly Start, DateOnly End)? declared = null, string actor = "clerk", string form = "cchc-pl1", string check = "{}")
    {
        var cancel = TestContext.Current.CancellationToken;
        var agency = Assert.Single(await store.Get<AgencyStore>().AllAsync(cancel));
        var calendar = (await store.Get<CatalogueStore>().GetAsync(cancel)).Calendar("cchc")!;
        var bytes = Encoding.UTF8.GetBytes(content);
        return (await store.Get<SubmissionStore>().ReceiveAsync(
            new NewSubmission(
                "form.xlsx",
                bytes,
                Convert.ToHexStringLower(SHA256.HashData(bytes)),
                "xlsx",
                form,
                agency.Id,
                calendar.Find(period) ?? throw new ArgumentException($"No period {period}.", nameof(period)),
                declared?.Start,
                declared?.End,
                SubmissionState.Submitted,
                illustrative,
                check,
                null,
                actor),
            cancel)).Submission;
    }

    public static Task<PublishOutcome> PublishAsync(this TestStore store, Submission submission, bool allowChanges, params (string Indicator, double? Value)[] figures) =>
        store.PublishAsync(submission, allowChanges, null, figures);

    public static async Task<PublishOutcome> PublishAsync(
        this TestStore store, Submission submission, bool allowChanges, PublishBasis? basis, params (string Indicator, double? Value)[] figures)
    {
        var catalogue = await store.Get<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        return await store.Get<Publisher>().PublishAsync(
            new PublishRequest(
                submission.Id,
                [
                    .. figures.Select((f, row) => new LineObservation(
                        catalogue.Find(f.Indicator)!.Id,
                        f.Value is null ? ObservationState.Missing : ObservationState.Reported,
                        f.Value,
                        null,
                        null,
                        Raw: f.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        Sheet: "Phụ lục I",
                        Cell: $"D{row + 9}")),
                ],
                "approver",
                allowChanges,
                Check: basis is null ? null : "{\"seen\":true}",
                Basis: basis),
            TestContext.Current.CancellationToken);
    }

    public static async Task<PublishOutcome> PublishAsync(this TestStore store, string period, params (string Indicator, double? Value)[] figures) =>
        await store.PublishAsync(await store.ReceiveAsync(period + string.Join('|', figures), period), allowChanges: true, figures);

    public static async Task<IReadOnlyList<Observation>> RevisionsAsync(this TestStore store, string indicator, string period, DateTime? asOf = null) =>
        await store.Get<ObservationStore>().QueryAsync(indicator, null, period, asOf, 0, 100, TestContext.Current.CancellationToken);
}
