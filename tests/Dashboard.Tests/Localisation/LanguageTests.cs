using Kpi.Dashboard.Localisation;
using Microsoft.Net.Http.Headers;

namespace Kpi.Dashboard.Tests.Localisation;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("vi", "vi-VN")]
    [InlineData("vi-VN", "vi-VN")]
    [InlineData("VI_vn", "vi-VN")]
    [InlineData("en-GB", "en")]
    [InlineData("de", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void FromTag_OfAnyRegion_IsTheLanguage(string? tag, string? expected) => Assert.Equal(expected, Language.FromTag(tag)?.Name);

    [Theory]
    [InlineData("vi,en;q=0.5", "vi-VN")]
    [InlineData("en-US,en;q=0.9,vi;q=0.8", "en")]
    [InlineData("en;q=0.4, vi;q=0.6", "vi-VN")]
    [InlineData("de-DE,en;q=0.5", "en")]
    [InlineData("en;q=0, *", null)]
    [InlineData("de", null)]
    public void FromAcceptLanguage_TakesTheMostWantedOneWeSpeak(string header, string? expected) =>
        Assert.Equal(expected, Language.FromAcceptLanguage(StringWithQualityHeaderValue.ParseList([header]))?.Name);
}
