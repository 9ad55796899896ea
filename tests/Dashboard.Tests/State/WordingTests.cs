using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.State;

public sealed class WordingTests
{
    [Theory]
    [InlineData("vi", 1, "1 ngày")]
    [InlineData("vi", 1183, "1.183 ngày")]
    [InlineData("en", 1, "1 day")]
    [InlineData("en", 0, "0 days")]
    [InlineData("en", 1183, "1,183 days")]
    public void Days_AgreeWithTheirNumber(string language, int days, string said)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        CultureInfo.CurrentUICulture = culture;
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var text = services.GetRequiredService<IStringLocalizer<Text>>();
        Assert.Equal(said, new Wording(new CatalogueSnapshot([], [], [], []), new NumberText(culture), text, culture).Days(days));
    }
}
