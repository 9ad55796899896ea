using System.Globalization;
using System.Security.Claims;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Pages.Targets;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Kpi.Data.Targets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>The words of the ways to targets, on the real half-year with targets that were never set.</summary>
public sealed class PathWordsTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    private const string Coverage = "kpi.online-full-coverage";
    private static readonly DateOnly Change = new(2024, 7, 1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("vi", "đến 30/6/2024 theo lộ trình", "áp dụng từ 01/7/2024")]
    [InlineData("en", "until ", "in force from ")]
    public async Task Build_OfAWayThatWasChanged_SaysUntilWhenWhichHeld(string language, string until, string since)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var path = await BuildAsync(year => [Way(year, 60) with { ValidTo = Change.AddDays(-1) }, Way(year, 70) with { ValidFrom = Change }]);
        Assert.Equal(1, path.Facts.Split(since).Length - 1);
        Assert.Contains(since, path.Description, StringComparison.Ordinal);
        Assert.True(path.Description.IndexOf(until, StringComparison.Ordinal) < path.Description.IndexOf(since, StringComparison.Ordinal), path.Description);
        Assert.Equal(2, path.Shape.Goals.Count(c => c == 'M') - 1);
    }

    [Fact]
    public async Task Build_OfAWayThatAlwaysWas_SaysNoDay()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var path = await BuildAsync(year => [Way(year, 70)]);
        Assert.DoesNotContain("áp dụng từ", path.Facts + path.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("theo lộ trình", path.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "trong bản nháp, chưa dùng để xét: lộ trình", "bản nháp: lộ trình", " (nháp)")]
    [InlineData("en", "in the draft, nothing is judged by it yet: path", "draft: path", " (draft)")]
    public async Task Build_OfAWayThatOnlyADraftHas_SaysSoInEveryWord(string language, string said, string fact, string label)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var path = await BuildAsync(_ => [], drafts: year => [Way(year, 70)]);
        Assert.Contains(said, path.Description, StringComparison.Ordinal);
        Assert.Contains(fact, path.Facts, StringComparison.Ordinal);
        Assert.Contains(path.Shape.Names, n => n.Text.EndsWith(label, StringComparison.Ordinal));
        Assert.NotEmpty(path.Shape.Drafts);
        var none = await BuildAsync(_ => []);
        Assert.DoesNotContain(fact, none.Facts + none.Description, StringComparison.Ordinal);
        Assert.Empty(none.Shape.Drafts);
    }

    [Fact]
    public async Task Build_OfARange_DrawsAndSaysBothBounds()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var path = await BuildAsync(_ => [], t => t with { Comparator = TargetComparator.Between, High = t.Value + 10, Path = null });
        Assert.Contains("từ 50 % đến 60 %", path.Description.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains(path.Shape.Names, n => n.Text.StartsWith("60", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Build_OfARateOfItsOwnWindow_SaysThatPointsAreNotJoined()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var joined = await BuildAsync(year => [Way(year, 70)]);
        var apart = await BuildAsync(year => [Way(year, 70)], connects: false);
        Assert.DoesNotContain("không nối", joined.Facts, StringComparison.Ordinal);
        Assert.Contains("không nối", apart.Facts, StringComparison.Ordinal);
        Assert.NotEmpty(joined.Shape.Projection + joined.Shape.Actual);
        Assert.DoesNotContain("L", apart.Shape.Actual, StringComparison.Ordinal);
    }

    // The year's target with a way or two; the other cells of the row stay.
    private async Task<PathView> BuildAsync(Func<Target, IReadOnlyList<Target>> ways, Func<Target, Target>? change = null, bool connects = true, Func<Target, IReadOnlyList<Target>>? drafts = null)
    {
        await using var scope = samples.Host.Services.CreateAsyncScope();
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, Roles.Viewer)], "test"));
        var view = await scope.ServiceProvider.GetRequiredService<TargetsReader>().ReadAsync(TargetsQuery.Read(null, "2024", null, null, null, null, null, null, null), user, Cancel);
        var row = view.Rows.Single(r => r.Indicator.Key == Coverage);
        var year = row.Cells[^1].Target!;
        var versions = ways(year);
        var standing = versions.FirstOrDefault(t => t.HoldsOn(t.Period.End)) ?? year;
        List<TargetCell> cells = [.. row.Cells.SkipLast(1), row.Cells[^1] with { Target = change?.Invoke(standing) ?? standing }];
        view = view with { Rows = [.. view.Rows.Select(r => r == row ? row with { Cells = cells, Ways = TargetWays.Of(versions), DraftWays = TargetWays.Of(drafts?.Invoke(year) ?? []), Tile = row.Tile! with { Connects = connects } } : r)] };

        var catalogue = await samples.Host.Services.GetRequiredService<CatalogueStore>().GetAsync(Cancel);
        var culture = CultureInfo.CurrentUICulture;
        var text = samples.Host.Services.GetRequiredService<IStringLocalizer<Text>>();
        var (numbers, dates) = (new NumberText(culture), new DateText(culture, TimeZoneInfo.Utc));
        var words = new Wording(catalogue, numbers, text, culture);
        var paths = new PathWords(words, numbers, dates, new TargetsSentences(words, numbers, dates, text), text).Build(view, catalogue.CalendarOf(catalogue.Form("cchc-pl1")!), null);
        return Assert.Single(paths, p => p.Row.Indicator.Key == Coverage);
    }

    private static Target Way(Target year, double value) => year with { Value = value, Path = new TargetPath(TrajectoryShape.LinearByDays, [new TargetStep(new DateOnly(2023, 12, 14), 18)]) };
}
