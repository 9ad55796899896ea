using Kpi.Data.Rules;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Tests.Import;

/// <summary>Figures beside what their own series says is usual.</summary>
public sealed class OutlierTests
{
    private static readonly string[] History =
    [
        "quy-I-2022", "6-thang-2022", "quy-III-2022", "nam-2022", "quy-I-2023", "6-thang-2023", "quy-III-2023", "nam-2023", "quy-I-2024",
    ];

    [Fact]
    public async Task History_AsShipped_HardlyCriesWolf()
    {
        await using var store = await Importing.StoreAsync();
        var found = new List<string?>();
        foreach (var name in History)
        {
            var bytes = Importing.Form("history", $"phu-luc-I-{name}.xlsx");
            found.AddRange((await store.CheckAsync(bytes)).Problems.Where(p => p.Code == ProblemCodes.HistoryOutlier).Select(p => p.Line));
            await store.PublishFormAsync(bytes);
        }
        Assert.Empty(found);

        // The real half-year ends with the busiest quarter of all, and the most new procedures.
        var real = (await store.CheckAsync(Importing.Form("phu-luc-I-6-thang-2024.xlsx"))).Problems.Where(p => p.Code == ProblemCodes.HistoryOutlier).ToList();
        Assert.Equal(["cchc.3.1.1", "cchc.3.3.received"], real.Select(p => p.Line));
        Assert.All(real, p => Assert.Equal(Severity.Warning, p.Severity));

        // A digit too many is far outside, and does not hide itself by widening the range.
        var slip = await store.CheckAsync(new CsvForm().Set("1.1.3.", CsvForm.Value, "300").Bytes(), "x.csv");
        var said = Assert.Single(slip.Problems, p => p is { Code: ProblemCodes.HistoryOutlier, Line: "cchc.1.1.3" });
        Assert.True(double.Parse(said.Facts["high"], System.Globalization.CultureInfo.InvariantCulture) < 100);
    }
}
