using Kpi.Dashboard.Localisation;

namespace Kpi.Dashboard.Tests.Localisation;

public sealed class NumberTextTests
{
    private static readonly NumberText Vi = new(Language.Vietnamese);
    private static readonly NumberText En = new(Language.English);

    [Theory]
    [InlineData(0, 0, "0", "0")]
    [InlineData(16183, 0, "16.183", "16,183")]
    [InlineData(1234567.891, 2, "1.234.567,89", "1,234,567.89")]
    [InlineData(88.4, 1, "88,4", "88.4")]
    [InlineData(-70, 0, "−70", "−70")]
    [InlineData(-0.04, 1, "0,0", "0.0")]
    [InlineData(2.5, 0, "3", "3")]
    [InlineData(0.285, 2, "0,29", "0.29")]
    public void Count_OfAValue_ReadsLikeThis(double value, int decimals, string vi, string en)
    {
        Assert.Equal(vi, Vi.Count(value, decimals));
        Assert.Equal(en, En.Count(value, decimals));
    }

    [Fact]
    public void Ratio_OfTwoCounts_GroupsBoth()
    {
        Assert.Equal("16.181/16.183", Vi.Ratio(16181, 16183));
        Assert.Equal("26/127", En.Ratio(26, 127));
    }

    [Theory]
    [InlineData(20.4724, 1, "20,5\u00A0%", "20.5%")]
    [InlineData(100, 1, "100,0\u00A0%", "100.0%")]
    [InlineData(100, 0, "100\u00A0%", "100%")]
    [InlineData(49.96, 2, "49,96\u00A0%", "49.96%")]
    public void Rate_OfPercentPoints_ReadsLikeThis(double percent, int decimals, string vi, string en)
    {
        Assert.Equal(vi, Vi.Rate(percent, decimals));
        Assert.Equal(en, En.Rate(percent, decimals));
    }

    [Theory]
    [InlineData(-9.5, "−9,5\u00A0điểm\u00A0%", "−9.5\u00A0pp")]
    [InlineData(5.34, "+5,3\u00A0điểm\u00A0%", "+5.3\u00A0pp")]
    [InlineData(0.04, "0,0\u00A0điểm\u00A0%", "0.0\u00A0pp")]
    [InlineData(-0.04, "0,0\u00A0điểm\u00A0%", "0.0\u00A0pp")]
    public void PointDifference_OfTwoRates_IsSignedUnlessZero(double points, string vi, string en)
    {
        Assert.Equal(vi, Vi.PointDifference(points));
        Assert.Equal(en, En.PointDifference(points));
    }

    [Fact]
    public void OtherDifferences_AreSignedToo()
    {
        Assert.Equal("+16,0\u00A0%", Vi.RelativeDifference(16));
        Assert.Equal("−2.4%", En.RelativeDifference(-2.4));
        Assert.Equal("−1.070", Vi.CountDifference(-1070));
        Assert.Equal("+5", En.CountDifference(5));
        Assert.Equal("0", Vi.CountDifference(0));
    }

    [Theory]
    [InlineData(0, "0\u00A0B", "0\u00A0B")]
    [InlineData(512, "512\u00A0B", "512\u00A0B")]
    [InlineData(10_445, "10,2\u00A0KB", "10.2\u00A0KB")]
    [InlineData(1_048_575, "1\u00A0MB", "1\u00A0MB")]
    [InlineData(20 * 1024 * 1024, "20\u00A0MB", "20\u00A0MB")]
    [InlineData(1024L * 1024 * 1024 * 1024 * 3000, "3.000\u00A0TB", "3,000\u00A0TB")]
    public void Bytes_OfAFile_UseTheLargestFittingUnit(long bytes, string vi, string en)
    {
        Assert.Equal(vi, Vi.Bytes(bytes));
        Assert.Equal(en, En.Bytes(bytes));
    }
}
