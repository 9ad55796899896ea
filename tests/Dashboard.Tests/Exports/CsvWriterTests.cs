using System.Text;
using Kpi.Dashboard.Exports;

namespace Kpi.Dashboard.Tests.Exports;

public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("Hồ sơ", "Hồ sơ")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84", "'+84")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("=a,b", "\"'=a,b\"")]
    [InlineData("≥ 35 %", "≥ 35 %")]
    [InlineData("", "")]
    public void Text_IsQuotedAndNeverAFormula(string text, string expected) => Assert.Equal(expected + "\r\n", Written(new CsvWriter().Cell(text).EndRow()));

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en-GB")]
    public void Numbers_AreTheSameInEveryLanguage(string culture)
    {
        System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(culture);
        Assert.Equal("16183,-9.5,20.47244094488189,\r\n", Written(new CsvWriter().Cell(16183.0).Cell(-9.5).Cell(100 * 26 / 127.0).Cell((double?)null).EndRow()));
    }

    [Fact]
    public void File_BeginsWithTheByteOrderMark() => Assert.Equal(Encoding.UTF8.Preamble.ToArray(), new CsvWriter().Cell("a").ToBytes()[..3]);

    private static string Written(CsvWriter csv) => Encoding.UTF8.GetString(csv.ToBytes().AsSpan(3));
}
