namespace Kpi.Browser.Tests.Gallery;

/// <summary>The pages of an office beside its figures, looked at as the others are.</summary>
public sealed class OfficeGalleryTests(BrowserFixture fixture, OfficeFixture office) : IClassFixture<OfficeFixture>
{
    [Theory]
    [InlineData("vi", 1440, "light", "dark")]
    [InlineData("en", 390, "light", "dark")]
    public async Task EveryPage_LooksAsItDid(string language, int width, params string[] themes) =>
        await GalleryLook.AtAsync(fixture, office.Host, new View(language, themes[0], width), GalleryPage.Offices(office.Person), themes);
}
