using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>What the words mean: reached from the foot of every page.</summary>
public sealed class TermsTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("vi", "light", 1440, "Thuật ngữ", "luỹ kế từ đầu năm")]
    [InlineData("en", "dark", 390, "Terms", "year to date")]
    [InlineData("vi", "contrast", 390, "Thuật ngữ", "luỹ kế từ đầu năm")]
    public async Task Terms_FromTheFootOfAPage_AreSaidInTheReadersLanguage(string language, string theme, int width, string name, string term)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, theme, width));
        await visit.GoAsync("/");
        await visit.Page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Term).Filter(new() { HasText = term })).ToBeVisibleAsync();
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Screens_OfTheTerms() => await Screens.TakeAsync(fixture, samples.Host, "/terms", "terms");
}
