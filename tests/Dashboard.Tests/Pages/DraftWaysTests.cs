using System.Security.Claims;
using Kpi.Dashboard.Pages.Targets;
using Kpi.Dashboard.Tests.Api;
using Kpi.Data.Agencies;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Kpi.Data.Targets;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>A way that only a draft has is there to be looked at, by those who set targets; nothing is judged by it.</summary>
public sealed class DraftWaysTests
{
    private const string Judged = "kpi.online-full-coverage";
    private const string WithoutTarget = "kpi.online-coverage";
    private static readonly TargetPath Path = new(TrajectoryShape.LinearByPeriods, [new TargetStep(new DateOnly(2023, 12, 14), 10)]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_ADraftWithAWay_HasItForThePictureAlone()
    {
        await using var own = new SampleHost();
        await own.StartAsync();
        var before = await ReadAsync(own.Host, Roles.Planner);
        Assert.All(before.Rows, r => Assert.Empty(r.DraftWays));
        var said = await StatusesAsync(own.Host);

        await DraftAsync(own.Host, (Judged, 60, Path), (WithoutTarget, 90, Path), ("kpi.plan-completion", 95, null));
        var view = await ReadAsync(own.Host, Roles.Planner);
        Assert.Equal([WithoutTarget, Judged], view.Rows.Where(r => r.DraftWays.Count > 0).Select(r => r.Indicator.Key).Order(StringComparer.Ordinal));
        var way = Assert.Single(view.Rows.Single(r => r.Indicator.Key == Judged).DraftWays);
        Assert.Equal((60, "2024", new DateOnly(2023, 12, 14), true), (way.Target.Value, way.Target.Period.Key, way.From, way.Arrives));

        // Its figures are there to be looked at beside it, though no target is in force.
        Assert.NotNull(view.Rows.Single(r => r.Indicator.Key == WithoutTarget).Tile);
        Assert.All(view.Rows, r => Assert.Empty(r.Ways));
        Assert.Equal(Targets(before), Targets(view));
        Assert.Equal(said, await StatusesAsync(own.Host));
        Assert.All((await ReadAsync(own.Host, Roles.Viewer)).Rows, r => Assert.Empty(r.DraftWays));
    }

    [Fact]
    public async Task Read_ADraftWhoseWayIsInForce_DrawsItOnce()
    {
        await using var own = new SampleHost();
        await own.StartAsync();
        var (catalogue, agency) = await KnownAsync(own.Host);
        TargetDraft set = new(catalogue.Find(Judged)!, agency.Id, agency.Key, catalogue.Calendars[0].Find("2024")!, TargetComparator.AtLeast, 60, "QĐ 13", null, null, null) { Path = Path, DocumentDate = new DateOnly(2024, 1, 5) };
        await own.Host.Services.GetRequiredService<TargetStore>().SetAsync(set, "planner@example.org", Cancel);
        await DraftAsync(own.Host, (Judged, 60, Path));
        var row = (await ReadAsync(own.Host, Roles.Planner)).Rows.Single(r => r.Indicator.Key == Judged);
        Assert.Equal((1, 0), (row.Ways.Count, row.DraftWays.Count));

        await DraftAsync(own.Host, (Judged, 70, Path));
        row = (await ReadAsync(own.Host, Roles.Planner)).Rows.Single(r => r.Indicator.Key == Judged);
        Assert.Equal((1, 1), (row.Ways.Count, row.DraftWays.Count));
    }

    private static List<(string Indicator, string Period, double Value, string? Status)> Targets(TargetsView view) =>
        [.. view.Rows.SelectMany(r => r.Cells.Where(c => c.Target is not null).Select(c => (r.Indicator.Key, c.Period.Key, c.Target!.Value, c.Judgement?.Status.ToString()))).Order()];

    private static async Task<List<(string? Period, string? Status)>> StatusesAsync(DashboardHost host) =>
        [.. (await host.GetJsonAsync($"series?indicator={Judged}&agency=sct-ha-nam")).GetProperty("points").EnumerateArray().Select(p => (p.Text("period"), p.Text("status")))];

    private static async Task DraftAsync(DashboardHost host, params (string Indicator, double Value, TargetPath? Path)[] rows)
    {
        var (catalogue, agency) = await KnownAsync(host);
        var year = catalogue.Calendars[0].Find("2024")!;
        await host.Services.GetRequiredService<TargetPlanStore>().PutAsync(
            agency.Id, 2024, [.. rows.Select(r => new TargetPlanRow(catalogue.Find(r.Indicator)!.Id, year, TargetComparator.AtLeast, r.Value, null, r.Path, null, null, null))], "planner@example.org", Cancel);
    }

    private static async Task<(CatalogueSnapshot Catalogue, Agency Agency)> KnownAsync(DashboardHost host) =>
        (await host.Services.GetRequiredService<CatalogueStore>().GetAsync(Cancel), (await host.Services.GetRequiredService<AgencyStore>().AllAsync(Cancel)).Single());

    private static async Task<TargetsView> ReadAsync(DashboardHost host, string role)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "test"));
        return await scope.ServiceProvider.GetRequiredService<TargetsReader>().ReadAsync(TargetsQuery.Read(null, "2024", null, null, null, null, null, null, null), user, Cancel);
    }
}
