using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Kpi.Dashboard.Pages.Targets;
using Kpi.Data;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Api;

/// <summary>The page of targets and the analysis of the API say the same of what a target takes, for every target of the samples.</summary>
public sealed class GoalApiTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Fact]
    public async Task Targets_OfTheSamples_TakeTheSameOnThePageAsInTheApi()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        TargetsView view;
        await using (var scope = samples.Host.Services.CreateAsyncScope())
        {
            var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, Roles.Viewer)], "test"));
            view = await scope.ServiceProvider.GetRequiredService<TargetsReader>().ReadAsync(TargetsQuery.Read(null, "2024", "all", null, null, null, null, null, null), user, TestContext.Current.CancellationToken);
        }
        var (ahead, due) = (0, 0);
        foreach (var (row, cell) in view.Rows.SelectMany(r => r.Cells.Where(c => c.Target is not null).Select(c => (r, c))))
        {
            if (cell.Outlook is not { } outlook)
            {
                var then = await samples.Host.GetJsonAsync($"indicators/{row.Indicator.Key}/analysis?agency=sct-ha-nam&period={cell.Period.Key}");
                Assert.Equal((Words.Of(cell.Judgement!.Status), cell.Judgement.Gap, cell.Figure?.Value), (then.Text("status"), then.Number("gap"), then.Number("value")));
                due++;
                continue;
            }
            var answer = await samples.Host.GetJsonAsync($"indicators/{row.Indicator.Key}/analysis?agency=sct-ha-nam");
            var items = answer.GetProperty("ahead").EnumerateArray().ToList();
            var item = items.Single(a => a.Text("period") == cell.Period.Key);
            Assert.Equal((cell.Target!.Value, outlook.Judgement.Gap), (item.Number("value"), item.Number("gap")));
            Same(outlook, item.GetProperty("toTarget"));
            if (answer.Text("targetPeriod") == cell.Period.Key && answer.GetProperty("toTarget").ValueKind == JsonValueKind.Object) Same(outlook, answer.GetProperty("toTarget"));
            ahead++;
        }
        Assert.Equal((8, 2), (ahead, due));
    }

    private static void Same(GoalCase page, JsonElement api)
    {
        Assert.Equal(page.State is { } state ? Words.Of(state) : null, api.Text("state"));
        Assert.Equal((Words.Of(page.Reports), page.Target.Period.Key, page.DaysLeft), (api.Text("reports"), api.Text("dueBy"), api.GetProperty("daysLeft").GetInt32()));
        Assert.Equal(page.Judgement.GapCount ?? (page.Indicator.Kind == ValueKind.Count && page.Judgement.Gap is { } gap ? Math.Max(0, gap) : null), api.Number("count"));
        Assert.Equal(
            (page.Count?.Remaining, page.Count?.RequiredPerDay, page.Count?.PacePerDay, page.Count?.Ratio),
            (api.Number("remaining"), api.Number("requiredPerDay"), api.Number("pacePerDay"), api.Number("paceRatio")));
        Assert.Equal(
            page.Scenarios.Select(s => (Words.Of(s.Volume), (double?)s.ToCome, s.Rate.NeededPercent, s.Rate.NeededCount, s.Rate.BestPercent)),
            api.GetProperty("scenarios").EnumerateArray().Select(s => (s.Text("volume")!, s.Number("toCome"), s.Number("neededPercent"), s.Number("neededCount"), s.Number("bestPercent"))));
        var landing = api.GetProperty("landing");
        Assert.Equal(page.Forecast is null, landing.ValueKind == JsonValueKind.Null);
        if (page.Forecast is not { } forecast) return;
        Assert.Equal((forecast.Value, forecast.Low, forecast.High, forecast.Chance), (landing.Number("value"), landing.Number("low80"), landing.Number("high80"), landing.Number("chance")));
        Assert.Equal(page.Hold is { } hold ? Words.Of(hold) : null, landing.Text("withheld"));
    }
}
