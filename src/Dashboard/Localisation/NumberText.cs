using System.Globalization;
using Kpi.Dashboard.Resources;
using Kpi.Data.Text;

namespace Kpi.Dashboard.Localisation;

/// <summary>
/// Numbers as people read them: <c>16.183</c> or <c>16,183</c>, <c>20,5 %</c> or <c>20.5%</c>, <c>−9,5 điểm %</c> or <c>−9.5 pp</c>. Halves round
/// away from zero; the minus is a true one (U+2212); nothing breaks between a number and its unit. Separators are fixed here, not taken from the
/// machine's culture data, so that paper, page and test agree everywhere. Values must be finite and below 7.9e28.
/// </summary>
public sealed class NumberText(CultureInfo culture)
{
    internal const char NoBreakSpace = '\u00A0';
    private const string Minus = "\u2212";

    private readonly bool _english = Language.Code(culture) == Language.Code(Language.English);
    private readonly NumberFormatInfo _format = Format(culture);

    /// <summary>A count or any plain number: <c>16.183</c>, <c>88,4</c>.</summary>
    public string Count(double value, int decimals = 0) => Plain(Round(value, decimals), decimals);

    /// <summary>A share of two counts as it must always accompany its rate: <c>26/127</c>.</summary>
    public string Ratio(double numerator, double denominator, int decimals = 0) => $"{Count(numerator, decimals)}/{Count(denominator, decimals)}";

    /// <summary>A rate in percent points (20.4724 is <c>20,5 %</c>). Ask for one more decimal where rounding would contradict a status.</summary>
    public string Rate(double percent, int decimals = 1) => Percent(Count(percent, decimals));

    /// <summary>A difference of counts, always signed unless zero: <c>+5</c>, <c>−70</c>, <c>0</c>.</summary>
    public string CountDifference(double value, int decimals = 0) => Signed(Round(value, decimals), decimals);

    /// <summary>A difference of two rates, in percentage points: <c>−9,5 điểm %</c>.</summary>
    public string PointDifference(double points, int decimals = 1) =>
        CountDifference(points, decimals) + NoBreakSpace + Text.Of("unit.points", culture).Replace(' ', NoBreakSpace);

    /// <summary>A relative change in percent of the earlier value: <c>+16,0 %</c>.</summary>
    public string RelativeDifference(double percent, int decimals = 1) => Percent(CountDifference(percent, decimals));

    /// <summary>The size of a file in steps of 1024: <c>512 B</c>, <c>10,2 KB</c>, <c>20 MB</c>.</summary>
    public string Bytes(long bytes)
    {
        var (value, unit) = FileSize.Of(bytes);
        return Plain(value, value % 1 == 0 ? 0 : 1) + NoBreakSpace + unit;
    }

    private string Percent(string number) => _english ? number + "%" : number + NoBreakSpace + "%";

    private string Plain(decimal rounded, int decimals) => rounded.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), _format);

    private string Signed(decimal rounded, int decimals) => (rounded > 0 ? "+" : "") + Plain(rounded, decimals);

    /// <summary>Decimal, because a reader expects 0.285 to be 0,29, and because a rounded −0 loses its sign.</summary>
    private static decimal Round(double value, int decimals) => Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);

    private static NumberFormatInfo Format(CultureInfo culture)
    {
        var format = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        format.NegativeSign = Minus;
        if (Language.Code(culture) != Language.Code(Language.English)) (format.NumberGroupSeparator, format.NumberDecimalSeparator) = (".", ",");
        return format;
    }
}
