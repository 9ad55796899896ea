using Kpi.Dashboard.Preferences;

namespace Kpi.Dashboard.Tests.Preferences;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/indicators/kpi.online?period=2024-H1&b=2", "/indicators/kpi.online?period=2024-H1&b=2")]
    [InlineData("/?q=đúng hạn", "/?q=%C4%91%C3%BAng%20h%E1%BA%A1n")]
    [InlineData("/a#main", "/a")]
    public void TryParse_OfAPathHere_GivesItEncoded(string text, string expected)
    {
        Assert.True(LocalAddress.TryParse(text, out var address));
        Assert.Equal(expected, address);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("indicators")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("/.//evil.example")]
    [InlineData("/a/..//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a\r\nSet-Cookie: x=1")]
    public void TryParse_OfAnythingElse_Fails(string? text) => Assert.False(LocalAddress.TryParse(text, out _));

    [Theory]
    [InlineData("/a?lang=vi", "/a")]
    [InlineData("/a?x=1&LANG=vi&y=2", "/a?x=1&y=2")]
    [InlineData("/a?language=vi", "/a?language=vi")]
    [InlineData("/a", "/a")]
    public void Without_TakesOnlyThatKeyOut(string address, string expected) => Assert.Equal(expected, LocalAddress.Without(address, "lang"));
}
