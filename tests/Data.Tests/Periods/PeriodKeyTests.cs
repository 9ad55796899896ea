using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Periods;

namespace Kpi.Data.Tests.Periods;

public sealed class PeriodKeyTests
{
    [Theory]
    [InlineData("2024-Q1", PeriodKind.Q1, 0)]
    [InlineData("2024-H1", PeriodKind.H1, 0)]
    [InlineData("2024-9M", PeriodKind.NineMonths, 0)]
    [InlineData("2024", PeriodKind.Year, 0)]
    [InlineData("2024-05", PeriodKind.Month, 5)]
    [InlineData("2024-12", PeriodKind.Month, 12)]
    public void TryParse_Key_GivesItsParts(string key, PeriodKind kind, int month)
    {
        Assert.True(PeriodKey.TryParse(key, out var year, out var parsedKind, out var parsedMonth));
        Assert.Equal((2024, kind, month), (year, parsedKind, parsedMonth));
        Assert.Equal(key, PeriodKey.Format(year, parsedKind, parsedMonth));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("24-Q1")]
    [InlineData("2024-Q5")]
    [InlineData("2024-q1")]
    [InlineData("2024-H2")]
    [InlineData("2024-13")]
    [InlineData("2024-00")]
    [InlineData("2024-5")]
    [InlineData("2024 ")]
    [InlineData("+024-Q1")]
    [InlineData("２０２４")]
    public void TryParse_AnythingElse_IsRefused(string? key) => Assert.False(PeriodKey.TryParse(key, out _, out _, out _));

    [Fact]
    public void TryParse_AnyText_NeverThrows() => Prop.ForAll<string>(text => PeriodKey.TryParse(text, out _, out _, out _) || true).QuickCheckThrowOnFailure();
}
