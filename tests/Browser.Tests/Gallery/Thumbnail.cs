using System.Globalization;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Gallery;

/// <summary>
/// A picture as a page full of squares, each as light as what it covers is on average, in sixteen steps. Written as hexadecimal digits, so that a baseline is a
/// few hundred characters that a diff can show.
/// </summary>
public static class Thumbnail
{
    /// <summary>How large a square is, in CSS pixels.</summary>
    private const int Square = 65;

    /// <summary>How far two pictures may differ on average, in sixteenths: see docs/decisions/0016-gallery.md.</summary>
    public const double MostOnAverage = 0.45;

    /// <param name="helper">Any page to count pixels in.</param>
    /// <param name="png">The picture.</param>
    /// <returns>A row of squares a line.</returns>
    public static async Task<IReadOnlyList<string>> OfAsync(IPage helper, byte[] png) => await helper.EvaluateAsync<string[]>("""
        async ([data, square]) => {
          const image = new Image();
          image.src = `data:image/png;base64,${data}`;
          await image.decode();
          const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
          const context = canvas.getContext('2d', { willReadFrequently: true });
          context.drawImage(image, 0, 0);
          const rows = [];
          for (let y = 0; y + square <= image.height; y += square) {
            let row = '';
            for (let x = 0; x + square <= image.width; x += square) {
              const pixels = context.getImageData(x, y, square, square).data;
              let light = 0;
              for (let i = 0; i < pixels.length; i += 4) light += 0.2126 * pixels[i] + 0.7152 * pixels[i + 1] + 0.0722 * pixels[i + 2];
              row += Math.min(15, Math.floor(light / (square * square) / 16)).toString(16);
            }
            rows.push(row);
          }
          return rows;
        }
        """, new object[] { Convert.ToBase64String(png), Square });

    /// <summary>How far two pictures differ on average, in sixteenths; infinite when they are not of one size.</summary>
    public static double Distance(IReadOnlyList<string> before, IReadOnlyList<string> now)
    {
        if (before.Count != now.Count || !before.Zip(now).All(r => r.First.Length == r.Second.Length)) return double.PositiveInfinity;
        return before.SelectMany(r => r).Zip(now.SelectMany(r => r), (a, b) => (double)Math.Abs(Digit(a) - Digit(b))).DefaultIfEmpty(0).Average();
    }

    private static int Digit(char digit) => int.Parse([digit], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
