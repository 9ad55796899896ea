namespace Kpi.Browser.Tests.Layout;

public sealed class ShellAccessibilityTests(BrowserFixture fixture, DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    public static TheoryData<string, View> Pages()
    {
        var views = View.All(["vi", "en"], ["light", "dark", "contrast"], [1440]).ToList();
        var data = new TheoryData<string, View>();
        foreach (var path in new[] { "/", "/not-found", "/diagnostics/patterns" }) data.AddRange([.. views.Select(view => new TheoryDataRow<string, View>(path, view))]);
        foreach (var theme in new[] { "light", "dark" }) data.Add("/diagnostics/patterns", new View("vi", theme, 390));
        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_InEveryThemeAndLanguage_HasNoAxeViolationsAndNoComplaints(string path, View view)
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, view);
        await visit.GoAsync(path);
        Assert.Equal(view.Theme, await visit.Page.GetAttributeAsync("html", "data-theme"));
        Assert.Equal(view.Language, await visit.Page.GetAttributeAsync("html", "lang"));
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        visit.Complaints.AssertNone();
    }
}
