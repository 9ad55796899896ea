using FsCheck;
using FsCheck.Fluent;
using Kpi.Jobs.Import.Reading;

namespace Kpi.Jobs.Tests.Import;

public sealed class VietnameseNumberTests
{
    [Theory]
    [InlineData("127", 127d, null)]
    [InlineData("007", 7d, null)]
    [InlineData("-5", -5d, null)]
    [InlineData("−5", -5d, null)]
    [InlineData("16.183", 16183d, 16.183)]
    [InlineData("1.234.567", 1234567d, null)]
    [InlineData("16.183,55", 16183.55, null)]
    [InlineData("16 183", 16183d, null)]
    [InlineData("20,5", 20.5, null)]
    [InlineData("1,250", 1.25, 1250d)]
    [InlineData("0,205", 0.205, null)]
    [InlineData("1,234,567", null, 1234567d)]
    [InlineData("99.98", null, 99.98)]
    [InlineData("0.205", null, 0.205)]
    [InlineData("16.1835", null, 16.1835)]
    [InlineData("1.250.50", null, null)]
    [InlineData("12..5", null, null)]
    [InlineData("12,5,5", null, null)]
    [InlineData("abc", null, null)]
    [InlineData("1e5", null, 100000d)]
    [InlineData("1,6183e+04", null, 16183d)]
    [InlineData("16'183", null, 16183d)]
    [InlineData("16’183", null, 16183d)]
    [InlineData("'02", 2d, null)]
    [InlineData("16.183,5", 16183.5, null)]
    [InlineData("1.0", null, 1d)]
    [InlineData("02/06/2024", null, null)]
    [InlineData("2.6.2024", null, null)]
    [InlineData("", null, null)]
    [InlineData("1234567890123456", null, null)]
    public void Read_Text_GivesItsReadings(string text, double? vietnamese, double? foreign)
    {
        var (here, elsewhere) = VietnameseNumber.Read(text);
        Assert.Equal(vietnamese is null ? [] : [vietnamese.Value], here);
        Assert.Equal(foreign is null ? [] : [foreign.Value], elsewhere);
    }

    [Fact]
    public void Read_AnyCountAsVietnamWritesIt_ComesBack() => Prop.ForAll<NonNegativeInt>(count =>
    {
        var text = count.Get.ToString("N0", System.Globalization.CultureInfo.GetCultureInfo("vi-VN"));
        Assert.Equal([(double)count.Get], VietnameseNumber.Read(text).Vietnamese);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyText_NeverThrowsNorDependsOnTheCulture() => Prop.ForAll<NonNull<string>>(text =>
    {
        var before = VietnameseNumber.Read(text.Get);
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
        var after = VietnameseNumber.Read(text.Get);
        System.Globalization.CultureInfo.CurrentCulture = culture;
        Assert.Equal(before.Vietnamese, after.Vietnamese);
        Assert.Equal(before.Foreign, after.Foreign);
    }).QuickCheckThrowOnFailure();
}
