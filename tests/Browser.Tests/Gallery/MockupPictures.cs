using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Gallery;

/// <summary>
/// The pictures of docs/gallery: each mock-up beside the page that was made of it. KPI_MOCKUPS names the folder of the mock-ups' pictures; they are written anew with
/// <c>KPI_MOCKUPS=… dotnet Kpi.Browser.Tests.dll -class Kpi.Browser.Tests.Gallery.MockupPictures</c>.
/// </summary>
public sealed class MockupPictures(BrowserFixture fixture, GalleryFixture gallery) : IClassFixture<GalleryFixture>
{
    private const int Wide = 1440;
    private const int MostBytes = 120 * 1024;

    [Fact]
    public async Task EveryMockup_BesideItsPage_IsPictured()
    {
        var mockups = Environment.GetEnvironmentVariable("KPI_MOCKUPS");
        Assert.SkipUnless(mockups is not null, "Set KPI_MOCKUPS to the folder of the mock-ups to have docs/gallery written.");
        (string Mockup, string Path)[] pages =
        [
            ("overview", "/?period=2024-H1"), ("indicator", "/indicators/kpi.online-full-coverage?period=2024-H1"), ("compare", "/compare?a=2023-H1&b=2024-H1"),
            ("submit", $"/submit/{gallery.Open}"), ("plan", "/targets?year=2024"), ("jobs", "/jobs"), ("states", "/diagnostics/patterns"),
        ];
        var folder = Directory.CreateDirectory(TestFiles.Path("docs", "gallery")).FullName;
        foreach (var theme in new[] { "light", "dark" })
        {
            await using var visit = await Visit.StartAsync(fixture, gallery.Host, new View("vi", theme, Wide));
            var helper = await visit.Page.Context.NewPageAsync();
            foreach (var (mockup, path) in pages)
            {
                await visit.Page.SetViewportSizeAsync(Wide, 900);
                await visit.GoAsync(path);
                if (await visit.Page.Locator(".trend").CountAsync() > 0) await visit.Page.Locator(".explorer svg").First.WaitForAsync();
                await visit.Page.SetViewportSizeAsync(Wide, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
                var ours = await visit.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
                var drawn = await File.ReadAllBytesAsync(Path.Combine(mockups, $"{mockup}-{Wide}-{theme}.png"), TestContext.Current.CancellationToken);
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{mockup}-{theme}.webp"), await BesideAsync(helper, drawn, ours), TestContext.Current.CancellationToken);
            }
        }
    }

    private static async Task<byte[]> BesideAsync(IPage helper, byte[] drawn, byte[] ours) => Convert.FromBase64String(await helper.EvaluateAsync<string>("""
        async ([drawn, ours, most]) => {
          const images = await Promise.all([drawn, ours].map(async data => {
            const image = new Image();
            image.src = `data:image/png;base64,${data}`;
            await image.decode();
            return image;
          }));
          const [width, gap] = [780, 12];
          const heights = images.map(i => Math.round(i.height * width / i.width));
          // What goes on far below the mock-up's end is not beside anything.
          const canvas = Object.assign(document.createElement('canvas'), { width: 2 * width + gap, height: Math.min(Math.max(...heights), Math.round(1.3 * heights[0])) });
          const context = canvas.getContext('2d');
          context.fillStyle = '#808080';
          context.fillRect(0, 0, canvas.width, canvas.height);
          context.imageSmoothingQuality = 'high';
          images.forEach((image, i) => context.drawImage(image, i * (width + gap), 0, width, heights[i]));
          for (let quality = 0.8; ; quality -= 0.1) {
            const blob = await new Promise(done => canvas.toBlob(done, 'image/webp', quality));
            if (blob.size > most && quality > 0.2) continue;
            const bytes = new Uint8Array(await blob.arrayBuffer());
            let text = '';
            for (const byte of bytes) text += String.fromCharCode(byte);
            return btoa(text);
          }
        }
        """, new object[] { Convert.ToBase64String(drawn), Convert.ToBase64String(ours), MostBytes }));
}
