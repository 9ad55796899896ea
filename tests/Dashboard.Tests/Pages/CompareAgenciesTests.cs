using System.Net;
using Kpi.Dashboard.Pages.Compare;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>One indicator of every agency side by side: who is shown, in which order, and what is said of who has no figure.</summary>
public sealed class CompareAgenciesTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>, IAsyncLifetime
{
    private const string Rate = "kpi.resolution-rate";
    private const string Received = "cchc.3.3.received";
    private static readonly SemaphoreSlim Once = new(1, 1);
    private static DashboardHost? _made;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DashboardHost Host => fixture.Host;

    public async ValueTask InitializeAsync()
    {
        await Once.WaitAsync(Cancel);
        try
        {
            if (_made == Host) return;
            foreach (var (key, name, parent) in new[] { ("tinh", "Tỉnh", null), ("so-a", "Sở A", "tinh"), ("so-b", "Sở B", "tinh"), ("so-c", "Sở C", "tinh"), ("so-d", "Sở D", (string?)"tinh") }) await Host.AddAgencyAsync(key, name, parent);
            await Host.PublishForAsync("so-a", "2022-H1", (Received, 90), ("cchc.3.3.resolved", 45));
            await Host.PublishForAsync("so-a", "2023-H1", (Received, 100), ("cchc.3.3.resolved", 80));
            await Host.PublishForAsync("so-b", "2023-H1", (Received, 300), ("cchc.3.3.resolved", 150));
            await Host.PublishForAsync("so-c", "2023-H1", (Received, 50), ("cchc.3.3.resolved", 50));
            await Host.PublishForAsync("so-a", "2024-H1", (Received, 200), ("cchc.3.3.resolved", 120), ("cchc.1.4.2", 1));
            await Host.PublishForAsync("so-b", "2024-H1", (Received, 400), ("cchc.3.3.resolved", 380));
            _made = Host;
        }
        finally
        {
            Once.Release();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Panels_AreByTheValueOfTheLookedAt_TheMissingLast_OnOneScale()
    {
        var each = (await ReadAsync(Rate)).Each!;
        Assert.Equal(["so-b", "so-a", "so-c"], each.Panels.Select(p => p.Agency.Key));
        Assert.Equal(["so-d", "sct-ha-nam"], each.Silent.Select(a => a.Key).OrderDescending());
        Assert.Equal(["2022-H1", "2023-H1", "2024-H1"], each.Periods.Select(p => p.Key));
        Assert.True(each.Joined);
        Assert.Equal(3, each.Reporting);
        Assert.Equal((50d, 100d), each.Scale);
        Assert.Equal([45d, -20d, null], each.Panels.Select(p => p.Changes[0].Absolute));
        Assert.Equal(ComparisonRefusal.MissingSide, each.Panels[2].Changes[0].Refusal);
        Assert.Equal((0d, 400d), (await ReadAsync(Received)).Each!.Scale);
    }

    [Fact]
    public async Task Panels_WithAThirdPeriod_TellBothChanges()
    {
        var each = (await ReadAsync(Received, "2022-H1")).Each!;
        Assert.Equal([100d, 110d], each.Panels.Single(p => p.Agency.Key == "so-a").Changes.Select(c => c.Absolute!.Value));
        Assert.Equal(ComparisonRefusal.MissingSide, each.Panels.Single(p => p.Agency.Key == "so-b").Changes[1].Refusal);
    }

    [Fact]
    public async Task Panels_OfPeriodsOfTwoKinds_AreNotJoined()
    {
        var each = (await ReadAsync(Rate, "2024-Q1")).Each!;
        Assert.False(each.Joined);
        Assert.Contains("2024-Q1", each.Periods.Select(p => p.Key));
    }

    [Fact]
    public async Task Page_ShowsThem_WhereAskedFor_WithWordsForWhatIsMissing()
    {
        var plain = await PageAsync("/compare?agency=so-a&a=2023-H1&b=2024-H1");
        Assert.Contains("each=" + Rate + "#agencies", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"agencies\"", plain, StringComparison.Ordinal);
        var page = await PageAsync("/compare?agency=so-a&a=2023-H1&b=2024-H1&each=" + Rate);
        foreach (var said in new[]
        {
            "id=\"agencies\"", "Các đơn vị: Tỷ lệ hồ sơ đã giải quyết", "3 đơn vị, theo 6 tháng 2024 từ cao xuống thấp", "380/400 hồ sơ", "+45,0 điểm %", "Không so sánh: 6 tháng 2024 chưa có số liệu, không coi là 0.",
            "Các ô cùng một thang, từ 50 % đến 100 %.", "Chưa có số liệu: Sở Công Thương tỉnh Hà Nam, Sở D.", "/compare?agency=so-b&a=2023-H1&b=2024-H1\"",
        }) Assert.Contains(said, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfFewerThanTwoAgencies_DoesNotShowThem()
    {
        Assert.Null((await ReadAsync("cchc.1.4.2")).Each);
        Assert.Null((await ReadAsync("no.such")).Each);
        await using var alone = await DashboardHost.StartAsync();
        await alone.AddAgencyAsync("so-a", "Sở A");
        await alone.PublishForAsync("so-a", "2023-H1", (Received, 100), ("cchc.3.3.resolved", 80));
        await alone.PublishForAsync("so-a", "2024-H1", (Received, 100), ("cchc.3.3.resolved", 90));
        using var client = alone.Client();
        var page = Decoded(await client.GetStringAsync(new Uri($"/compare?agency=so-a&lang=vi&each={Rate}", UriKind.Relative), Cancel));
        Assert.Contains("Mới có 1 đơn vị có số liệu của chỉ tiêu này", page, StringComparison.Ordinal);
        Assert.DoesNotContain("agency-trend", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"each\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OfAnAgencyWithABreakInBetween_IsRefusedForItAlone()
    {
        await using var host = await DashboardHost.StartAsync();
        foreach (var (key, name) in new[] { ("so-a", "Sở A"), ("so-b", "Sở B") })
        {
            await host.AddAgencyAsync(key, name);
            await host.PublishForAsync(key, "2023-H1", (Received, 100));
            await host.PublishForAsync(key, "2024-H1", (Received, 150));
        }
        var catalogue = await host.Services.GetRequiredService<CatalogueStore>().GetAsync(Cancel);
        var agency = (await host.Services.GetRequiredService<Kpi.Data.Agencies.AgencyStore>().AllAsync(Cancel)).Single(a => a.Key == "so-a");
        await host.Services.GetRequiredService<SeriesEventStore>().AddAsync(
            new SeriesEventDraft(catalogue.Find(Received)!, agency.Id, agency.Key, SeriesEventKind.Break, new DateOnly(2024, 1, 1), null, "Đổi cách đếm"), "admin", Cancel);
        await using var scope = host.Services.CreateAsyncScope();
        var view = await scope.ServiceProvider.GetRequiredService<CompareReader>().ReadAsync(CompareQuery.Read("so-b", "2023-H1", "2024-H1", null, null, null, Received), Cancel);
        Assert.Equal(ComparisonRefusal.Break, view!.Each!.Panels.Single(p => p.Agency.Key == "so-a").Changes[0].Refusal);
        Assert.Equal(50, view.Each.Panels.Single(p => p.Agency.Key == "so-b").Changes[0].Absolute);
    }

    private async Task<CompareView> ReadAsync(string each, string? c = null)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return Assert.IsType<CompareView>(await scope.ServiceProvider.GetRequiredService<CompareReader>().ReadAsync(CompareQuery.Read("so-a", "2023-H1", "2024-H1", null, null, c, each), Cancel));
    }

    private async Task<string> PageAsync(string address)
    {
        using var client = Host.Client();
        return Decoded(await client.GetStringAsync(new Uri(address + "&lang=vi", UriKind.Relative), Cancel));
    }

    private static string Decoded(string page) => WebUtility.HtmlDecode(page).Replace('\u00a0', ' ');
}
