using System.Net;

namespace Kpi.Dashboard.Tests.Preferences;

public sealed class PreferencesEndpointTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [Fact]
    public async Task LanguageAndTheme_Chosen_AreKeptAYearAndLeadBack()
    {
        using var answer = await dashboard.GetAsync("/preferences?lang=en&theme=dark&return=%2Fa%3Fb%3D1%26lang%3Dvi");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/a?b=1", answer.Headers.Location!.OriginalString);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, c => c.StartsWith(".AspNetCore.Culture=c%3Den%7Cuic%3Den; max-age=31536000", StringComparison.Ordinal));
        Assert.Contains(cookies, c => c.StartsWith("kpi-theme=dark; max-age=31536000", StringComparison.Ordinal));
        Assert.All(cookies, c => Assert.Contains("httponly", c, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("return=https://evil.example/")]
    [InlineData("return=//evil.example")]
    [InlineData("theme=pink&lang=de")]
    [InlineData("")]
    public async Task WhatIsNotOurs_LeadsHomeAndKeepsNothing(string query)
    {
        using var answer = await dashboard.GetAsync("/preferences?" + query);
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task ThemeAuto_Chosen_ForgetsTheCookie()
    {
        using var answer = await dashboard.GetAsync("/preferences?theme=auto", ("Cookie", "kpi-theme=dark"));
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("kpi-theme=; expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/", "vi,en;q=0.5", null, "vi", null)]
    [InlineData("/", "en-GB", null, "en", null)]
    [InlineData("/", "en", "vi-VN", "vi", null)]
    [InlineData("/", "de", null, "vi", null)]
    [InlineData("/?lang=en", "vi", "vi-VN", "en", "en")]
    [InlineData("/?lang=vi", "en", "vi-VN", "vi", null)]
    [InlineData("/khong-co?lang=en", "vi", null, "en", "en")]
    public async Task Page_SpeaksTheLanguageOfQueryThenCookieThenBrowser(string path, string browser, string? cookie, string expected, string? kept)
    {
        using var answer = await dashboard.GetAsync(path, ("Accept", "text/html"), ("Accept-Language", browser), ("Cookie", cookie is null ? "" : $".AspNetCore.Culture=c={cookie}|uic={cookie}"));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"<html lang=\"{expected}\"", html, StringComparison.Ordinal);
        var cultures = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Where(c => c.StartsWith(".AspNetCore.Culture", StringComparison.Ordinal)).ToList() : [];
        if (kept is null) Assert.Empty(cultures);
        else Assert.StartsWith($".AspNetCore.Culture=c%3D{kept}%7Cuic%3D{kept}; path=/", Assert.Single(cultures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dark", " data-theme=\"dark\"")]
    [InlineData("contrast", " data-theme=\"contrast\"")]
    [InlineData("auto", "")]
    [InlineData("\"><script>", "")]
    public async Task Theme_OfTheCookie_StandsOnHtml(string cookie, string expected)
    {
        using var answer = await dashboard.GetAsync("/", ("Cookie", $"kpi-theme={Uri.EscapeDataString(cookie)}"));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"<html lang=\"vi\"{expected}>", html, StringComparison.Ordinal);
    }
}
