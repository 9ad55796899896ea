using Kpi.Dashboard.Controls;
using Kpi.Data.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Controls;

public sealed class CellValueTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("kpi.online-full-coverage", 20.47244094488189, "20.47244094488189%")]
    [InlineData("cchc.7.1.1", 16183d, "16183")]
    [InlineData("cchc.7.1.1", -9.5, "-9.5")]
    [InlineData("cchc.7.1.1", 0d, "0")]
    [InlineData("cchc.7.1.1", null, null)]
    [InlineData("kpi.online-full-coverage", null, null)]
    public async Task Figure_HasEveryDigitInEveryLanguage(string indicator, double? value, string? expected)
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("vi-VN");
        Assert.Equal(expected, CellValue.Of(await FindAsync(i => i.Key == indicator), value));
    }

    [Fact]
    public async Task Answer_OfAList_HasNoNumber() => Assert.Null(CellValue.Of(await FindAsync(i => i.Kind == ValueKind.Enumeration), 2));

    private async Task<Indicator> FindAsync(Func<Indicator, bool> which)
    {
        var catalogue = await samples.Host.Services.GetRequiredService<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        return catalogue.Indicators.First(which);
    }
}
