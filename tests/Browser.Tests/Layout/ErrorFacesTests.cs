using Kpi.Tests.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Layout;

public sealed class ErrorFacesTests(BrowserFixture fixture)
{
    private static readonly string[] Production = ["--environment", "Production"];

    [Theory]
    [InlineData("vi", "Trang gặp lỗi, chưa hiển thị được.")]
    [InlineData("en", "This page hit an error and cannot be shown.")]
    public async Task PageThatFails_InProduction_SaysSoInsideTheShell(string language, string sentence)
    {
        await using var host = await DashboardHost.StartAsync(builder =>
        {
            builder.WebHost.UseStaticWebAssets();
            // The failure is wanted; its stack trace would only hide others in the output.
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<IComponentActivator>(new FailingActivator("Overview"));
        }, Production);
        await using var visit = await Visit.StartAsync(fixture, host, new View(language));
        var response = await visit.GoAsync("/?period=2024-H1");
        Assert.Equal(500, response.Status);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync(sentence);
        await Assertions.Expect(visit.Page.Locator(".context .mono")).Not.ToBeEmptyAsync();
        await Assertions.Expect(visit.Page.Locator("main a.primary")).ToHaveAttributeAsync("href", "/?period=2024-H1");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task UnknownAddress_SaysSoAndKeepsTheAddressInTheSwitches()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        var response = await visit.GoAsync("/khong/co?a=1");
        Assert.Equal(404, response.Status);
        await Assertions.Expect(visit.Page).ToHaveTitleAsync("Không tìm thấy trang – Theo dõi chỉ tiêu");
        await visit.Page.Locator(".lang a[lang=en]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("There is no page at this address.");
        Assert.Equal("/khong/co?a=1", visit.Address);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("/diagnostics/circuit")]
    [InlineData("/diagnostics/patterns")]
    [InlineData("/error")]
    public async Task PageThatIsNotForReaders_InProduction_IsNotThere(string path)
    {
        await using var host = await DashboardHost.StartAsync(builder => builder.WebHost.UseStaticWebAssets(), Production);
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        var response = await visit.GoAsync(path);
        Assert.Equal(404, response.Status);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Không có trang ở địa chỉ này.");
    }
}
