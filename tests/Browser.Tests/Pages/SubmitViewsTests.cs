using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>The pages for handing in, looked at in every view.</summary>
public sealed class SubmitViewsTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    public static TheoryData<string, string, int> Views => new()
    {
        { "vi", "light", 1440 },
        { "en", "light", 390 },
        { "vi", "dark", 390 },
        { "en", "dark", 1440 },
        { "vi", "contrast", 1440 },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task List_InEveryView_IsAccessible(string language, string theme, int width)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, theme, width));
        await visit.GoAsync("/submit");
        await Assertions.Expect(visit.Page.Locator(".subs tbody tr")).Not.ToHaveCountAsync(0);
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        if (width < 720) await PageChecks.TargetsAreLargeEnoughAsync(visit.Page, 44);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Submission_InEveryView_IsAccessible(string language, string theme, int width)
    {
        var id = await CorrectedAsync();
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, theme, width));
        foreach (var address in new[] { $"/submit/{id}", $"/submit/{id}?confirm=publish", $"/submit/{await BareAsync()}", $"/submit/{await RenamedAsync()}", $"/submit/{await HistoryAsync()}" })
        {
            await visit.GoAsync(address);
            await PageChecks.NoAxeViolationsAsync(visit.Page);
            await PageChecks.NoSidewaysScrollAsync(visit.Page);
            if (width < 720) await PageChecks.TargetsAreLargeEnoughAsync(visit.Page, 44);
        }
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Filter_OfTheSheet_NarrowsTheRowsAndStandsInTheAddress()
    {
        var id = await CorrectedAsync();
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync($"/submit/{id}");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Thay đổi 2" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".sheet tbody tr:not(.h)")).ToHaveCountAsync(3);
        Assert.Contains("show=changes", visit.Address, StringComparison.Ordinal);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Thiếu 9" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".sheet .miss")).ToHaveCountAsync(9);

        // A problem whose row the filter leaves out leads to the page that has it.
        await visit.Page.Locator(".probs a", new() { HasText = "A59" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#A59")).ToBeInViewportAsync();
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task List_Filtered_KeepsTheFilterInTheAddress()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/submit");
        await visit.Page.Locator("#listed").SelectOptionAsync("2023-H1");
        await Assertions.Expect(visit.Page.Locator(".subs tbody tr")).ToHaveCountAsync(1);
        Assert.Contains("period=2023-H1", visit.Address, StringComparison.Ordinal);
        await visit.Page.Locator("#state").SelectOptionAsync("returned");
        await Assertions.Expect(visit.Page.Locator(".face .head")).ToHaveTextAsync("Không có lần nộp nào hợp với bộ lọc");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Submission_Unknown_IsNotFound()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        Assert.Equal(404, (await visit.GoAsync($"/submit/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task Overview_LinksToTheSubmissionThatWaits()
    {
        await CorrectedAsync();
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/");
        await visit.Page.Locator(".todo a", new() { HasText = "corrected.csv" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("2 số khác số đã công bố");
        await visit.Page.Locator(".side a[href='/submit']").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#recent")).ToBeVisibleAsync();
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Submit_InEveryView_IsPictured()
    {
        Screens.SkipUnlessWanted();
        var id = await CorrectedAsync();
        await Screens.TakeAsync(fixture, samples.Host, "/submit", "submit-list");
        await Screens.TakeAsync(fixture, samples.Host, $"/submit/{id}", "submit");
        await Screens.TakeAsync(fixture, samples.Host, $"/submit/{id}?confirm=publish", "submit-confirm");
        await Screens.TakeAsync(fixture, samples.Host, $"/submit/{await BareAsync()}", "submit-answers");
        await Screens.TakeAsync(fixture, samples.Host, $"/submit/{await RenamedAsync()}", "submit-lines");
        await Screens.TakeAsync(fixture, samples.Host, $"/submit/{await HistoryAsync()}", "submit-history");
        await Screens.TakePaperAsync(fixture, samples.Host, $"/submit/{id}", "submit");
    }

    private Task<string> CorrectedAsync() => SubmitForms.PostAsync(samples.Host, SubmitForms.Csv("corrected.csv", corrected: true), publish: false);

    private Task<string> RenamedAsync() => SubmitForms.PostAsync(samples.Host, SubmitForms.Renamed("renamed.csv"), publish: false);

    private Task<string> HistoryAsync() => SubmitForms.PostAsync(samples.Host, SubmitForms.History("history.csv"), publish: false);

    private Task<string> BareAsync() => SubmitForms.PostAsync(samples.Host, SubmitForms.Csv("bare.csv", titles: false), publish: false);
}
