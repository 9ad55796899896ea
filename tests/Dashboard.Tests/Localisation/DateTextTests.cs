using Kpi.Dashboard.Localisation;

namespace Kpi.Dashboard.Tests.Localisation;

public sealed class DateTextTests
{
    private static readonly TimeZoneInfo HaNoi = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
    private static readonly DateText Vi = new(Language.Vietnamese, HaNoi);
    private static readonly DateText En = new(Language.English, HaNoi);

    [Theory]
    [InlineData(2024, 6, 6, "06/6/2024", "6 Jun 2024")]
    [InlineData(2024, 6, 14, "14/6/2024", "14 Jun 2024")]
    [InlineData(2024, 1, 2, "02/01/2024", "2 Jan 2024")]
    [InlineData(2024, 2, 29, "29/02/2024", "29 Feb 2024")]
    [InlineData(2024, 3, 9, "09/3/2024", "9 Mar 2024")]
    [InlineData(2023, 12, 15, "15/12/2023", "15 Dec 2023")]
    public void Date_OfADay_FollowsTheDecreeOrNamesTheMonth(int year, int month, int day, string vi, string en)
    {
        Assert.Equal(vi, Vi.Date(new(year, month, day)));
        Assert.Equal(en, En.Date(new(year, month, day)));
    }

    [Fact]
    public void Window_OfTwoDays_HasOneDash()
    {
        Assert.Equal("15/12/2023–14/6/2024", Vi.Window(new(2023, 12, 15), new(2024, 6, 14)));
        Assert.Equal("15 Dec 2023 – 14 Jun 2024", En.Window(new(2023, 12, 15), new(2024, 6, 14)));
        Assert.Equal("06/6", Vi.DayMonth(new(2024, 6, 6)));
        Assert.Equal("6 Jun", En.DayMonth(new(2024, 6, 6)));
    }

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)]
    public void Instant_StoredInUtc_IsReadWhereTheAgencyIs(DateTimeKind kind)
    {
        var lateOnTheSixteenth = new DateTime(2024, 6, 16, 19, 5, 0, kind);
        Assert.Equal("02:05, 17/6/2024", Vi.Instant(lateOnTheSixteenth));
        Assert.Equal("02:05, 17 Jun 2024", En.Instant(lateOnTheSixteenth));
        Assert.Equal("02:05", Vi.Time(lateOnTheSixteenth));
    }

    [Fact]
    public void Near_SeenFromAnInstant_SaysOnlyWhatIsNotTheSame()
    {
        var now = new DateTime(2024, 6, 17, 7, 32, 0, DateTimeKind.Utc);
        Assert.Equal("14:32", Vi.Near(now, now));
        Assert.Equal("14:32:05", Vi.Near(now.AddSeconds(5), now, seconds: true));
        Assert.Equal("00:00", Vi.Near(new(2024, 6, 16, 17, 0, 0, DateTimeKind.Utc), now));
        Assert.Equal("23:59, 16/6", Vi.Near(new(2024, 6, 16, 16, 59, 0, DateTimeKind.Utc), now));
        Assert.Equal("23:59, 16 Jun", En.Near(new(2024, 6, 16, 16, 59, 0, DateTimeKind.Utc), now));
        Assert.Equal("07:00:00, 31/12/2023", Vi.Near(new(2023, 12, 31, 0, 0, 0, DateTimeKind.Utc), now, seconds: true));
    }

    [Theory]
    [InlineData(0, "0,0\u00A0giây", "0.0\u00A0s")]
    [InlineData(0.02, "dưới 0,1\u00A0giây", "under 0.1\u00A0s")]
    [InlineData(0.8, "0,8\u00A0giây", "0.8\u00A0s")]
    [InlineData(9.96, "10\u00A0giây", "10\u00A0s")]
    [InlineData(38.4, "38\u00A0giây", "38\u00A0s")]
    [InlineData(59.7, "1\u00A0phút", "1\u00A0min")]
    [InlineData(72, "1\u00A0phút 12\u00A0giây", "1\u00A0min 12\u00A0s")]
    [InlineData(3599.6, "1\u00A0giờ", "1\u00A0h")]
    [InlineData(7500, "2\u00A0giờ 5\u00A0phút", "2\u00A0h 5\u00A0min")]
    public void Duration_OfSeconds_ReadsLikeThis(double seconds, string vi, string en)
    {
        Assert.Equal(vi, Vi.Duration(TimeSpan.FromSeconds(seconds)));
        Assert.Equal(en, En.Duration(TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public void Duration_BelowZero_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Vi.Duration(TimeSpan.FromSeconds(-1)));
}
