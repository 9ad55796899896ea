using System.Security.Claims;
using Kpi.Dashboard.Layout;

namespace Kpi.Dashboard.Tests.Layout;

public sealed class NavigationTests
{
    [Theory]
    [InlineData("/", "/", true)]
    [InlineData("/", "/jobs", false)]
    [InlineData("/jobs", "/jobs", true)]
    [InlineData("/indicators", "/indicators/kpi.on-time", true)]
    [InlineData("/jobs", "/jobs-archive", false)]
    public void Entry_OfAPath_IsCurrentForItAndBelow(string href, string path, bool expected) =>
        Assert.Equal(expected, Entry(href).IsCurrent(path));

    [Fact]
    public void Bar_WhenEverythingFits_HasEverything()
    {
        var menu = new Navigation([.. Enumerable.Range(1, 5).Select(i => Entry($"/{i}"))]);
        Assert.Equal(menu.Entries, menu.Bar);
        Assert.Empty(menu.More);
    }

    [Fact]
    public void Bar_WhenNotEverythingFits_HasTheChosenFourAndTheRestOpens()
    {
        var menu = new Navigation([.. Enumerable.Range(1, 10).Select(i => Entry($"/{i}", onBar: i % 2 == 0))]);
        Assert.Equal(["/2", "/4", "/6", "/8"], menu.Bar.Select(e => e.Href), StringComparer.Ordinal);
        Assert.Equal(["/1", "/3", "/5", "/7", "/9", "/10"], menu.More.Select(e => e.Href), StringComparer.Ordinal);
    }

    [Fact]
    public void Menu_OfSomebodyWithoutTheRole_LeavesItsPagesOut()
    {
        var menu = new Navigation([Entry("/1"), Entry("/2") with { Role = "administrator" }]);
        var administrator = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, "administrator")], "test"));
        Assert.Same(menu, menu.For(administrator));
        Assert.Equal(["/1"], menu.For(new ClaimsPrincipal(new ClaimsIdentity())).Entries.Select(e => e.Href), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("Nguyễn Thị Lan", "NL")]
    [InlineData("Đỗ Ánh", "ĐÁ")]
    [InlineData("admin@example.org", "A")]
    [InlineData("tran.minh@example.org", "TM")]
    [InlineData("  ", "")]
    public void Initials_OfAName_AreFirstAndLast(string name, string expected) => Assert.Equal(expected, Initials.Of(name));

    private static NavigationEntry Entry(string href, bool onBar = false) => new(href, "home", href, NavigationGroup.Results, onBar);
}
