using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

public sealed class AddressTests
{
    [Theory]
    [InlineData("A1", 1, 1)]
    [InlineData("D41", 41, 4)]
    [InlineData("Z9", 9, 26)]
    [InlineData("AA10", 10, 27)]
    [InlineData("XFD1048576", 1_048_576, 16_384)]
    public void Address_AsPrinted_IsReadAndWrittenBack(string text, int row, int column)
    {
        Assert.True(CellAddress.TryParse(text, out var address));
        Assert.Equal(new CellAddress(row, column), address);
        Assert.Equal(text, address.ToString());
    }

    [Fact]
    public void Address_InLowerCase_IsRead()
    {
        Assert.True(CellAddress.TryParse("d41", out var address));
        Assert.Equal(new CellAddress(41, 4), address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("1")]
    [InlineData("A0")]
    [InlineData("$A$1")]
    [InlineData("A1 ")]
    [InlineData("A1B")]
    [InlineData("XFE1")]
    [InlineData("A1048577")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA1")]
    [InlineData("A99999999999999999999")]
    [InlineData("Ă1")]
    [InlineData("A１")]
    public void Address_ThatIsNone_IsRefused(string text) => Assert.False(CellAddress.TryParse(text, out _));

    [Fact]
    public void Range_OfTwoCorners_ContainsItsEdges()
    {
        Assert.True(CellRange.TryParse("B2:D4", out var range));
        Assert.Equal(new CellRange(2, 2, 4, 4), range);
        Assert.True(range.Contains(2, 2));
        Assert.True(range.Contains(4, 4));
        Assert.False(range.Contains(5, 4));
        Assert.Equal("B2:D4", range.ToString());
    }

    [Theory]
    [InlineData("D4:B2")]
    [InlineData("A1:")]
    [InlineData(":A1")]
    [InlineData("A:B")]
    public void Range_ThatIsNone_IsRefused(string text) => Assert.False(CellRange.TryParse(text, out _));
}
