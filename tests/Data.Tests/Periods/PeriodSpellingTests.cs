using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Periods;

namespace Kpi.Data.Tests.Periods;

public sealed class PeriodSpellingTests
{
    private static readonly CultureInfo[] Cultures = [CultureInfo.GetCultureInfo("vi-VN"), CultureInfo.GetCultureInfo("en-GB")];

    [Theory]
    [InlineData("quý III năm 2024", "2024-Q3")]
    [InlineData("Quý 3/2024", "2024-Q3")]
    [InlineData("QUÝ III/2024", "2024-Q3")]
    [InlineData("quý 03 năm 2024", "2024-Q3")]
    [InlineData("quý ba năm 2024", "2024-Q3")]
    [InlineData("Quý I - 2024", "2024-Q1")]
    [InlineData("quý nhất 2024", "2024-Q1")]
    [InlineData("Quý IV/2024", "2024-Q4")]
    [InlineData("quý tư năm 2024", "2024-Q4")]
    [InlineData("Q3 2024", "2024-Q3")]
    [InlineData("Q3/2024", "2024-Q3")]
    [InlineData("2024-Q3", "2024-Q3")]
    [InlineData("2024 Q3", "2024-Q3")]
    [InlineData("third quarter of 2024", "2024-Q3")]
    [InlineData("the first quarter of 2024", "2024-Q1")]
    [InlineData("Quarter 2 of 2024", "2024-Q2")]
    [InlineData("6 tháng đầu năm 2024", "2024-H1")]
    [InlineData("06 tháng đầu năm 2024", "2024-H1")]
    [InlineData("6 tháng năm 2024", "2024-H1")]
    [InlineData("6 tháng 2024", "2024-H1")]
    [InlineData("sáu tháng đầu năm 2024", "2024-H1")]
    [InlineData("6T/2024", "2024-H1")]
    [InlineData("H1 2024", "2024-H1")]
    [InlineData("the first half of 2024", "2024-H1")]
    [InlineData("first six months of 2024", "2024-H1")]
    [InlineData("9 tháng năm 2024", "2024-9M")]
    [InlineData("9 tháng đầu năm 2024", "2024-9M")]
    [InlineData("chín tháng 2024", "2024-9M")]
    [InlineData("9T/2024", "2024-9M")]
    [InlineData("9M 2024", "2024-9M")]
    [InlineData("the first nine months of 2024", "2024-9M")]
    [InlineData("cả năm 2024", "2024")]
    [InlineData("năm 2024", "2024")]
    [InlineData("Báo cáo năm 2024", "2024")]
    [InlineData("2024", "2024")]
    [InlineData("the year 2024", "2024")]
    [InlineData("full year 2024", "2024")]
    [InlineData("tháng 5 năm 2024", "2024-05")]
    [InlineData("tháng 05/2024", "2024-05")]
    [InlineData("T5/2024", "2024-05")]
    [InlineData("5/2024", "2024-05")]
    [InlineData("May 2024", "2024-05")]
    [InlineData("September 2024", "2024-09")]
    public void Read_EverySpelling_IsThePeriod(string text, string key)
    {
        Assert.Equal(key, PeriodSpelling.Read(TestCalendar.Cchc, text)?.Key);
        Assert.Equal(key, PeriodSpelling.Read(TestCalendar.Cchc, text.Normalize(System.Text.NormalizationForm.FormD).ToUpperInvariant())?.Key);
    }

    [Theory]
    [InlineData("Q3", "2024-Q3")]
    [InlineData("III", null)]
    [InlineData("quý II", "2024-Q2")]
    [InlineData("6 tháng đầu năm", "2024-H1")]
    [InlineData("6T", "2024-H1")]
    [InlineData("9 tháng", "2024-9M")]
    [InlineData("cả năm", "2024")]
    [InlineData("tháng 7", "2024-07")]
    public void Read_WithoutYear_TakesTheOneGiven(string text, string? key)
    {
        Assert.Equal(key, PeriodSpelling.Read(TestCalendar.Cchc, text, 2024)?.Key);
        Assert.Null(PeriodSpelling.Read(TestCalendar.Cchc, text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("quý V năm 2024")]
    [InlineData("quý 5/2024")]
    [InlineData("tháng 13/2024")]
    [InlineData("6 tháng cuối năm 2024")]
    [InlineData("1824")]
    [InlineData("ngày 06 tháng 6 năm 2024")]
    [InlineData("kế hoạch năm 2024")]
    [InlineData("may be 2024")]
    public void Read_NoPeriod_IsNull(string? text) => Assert.Null(PeriodSpelling.Read(TestCalendar.Cchc, text));

    [Fact]
    public void Read_WhatIsPrinted_IsTheSamePeriodInEveryLanguage() => Prop.ForAll(
        Gen.Elements(Enumerable.Range(2000, 100).SelectMany(TestCalendar.Cchc.Year).ToArray()).ToArbitrary(),
        period => Assert.All(Cultures, culture =>
        {
            Assert.Equal(period, PeriodSpelling.Read(TestCalendar.Cchc, PeriodNames.Full(period, culture)));
            Assert.Equal(period, PeriodSpelling.Read(TestCalendar.Cchc, PeriodNames.Brief(period, culture)));
            Assert.Equal(period, PeriodSpelling.Read(TestCalendar.Cchc, period.Key));
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyText_NeverThrows() => Prop.ForAll<string?>(text => PeriodSpelling.Read(TestCalendar.Cchc, text, 2024) is null or { Year: > 0 }).QuickCheckThrowOnFailure();
}
