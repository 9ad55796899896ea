using System.Text.RegularExpressions;
using Kpi.Dashboard.Controls;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.Tests.Conventions;
using Kpi.Data.Analysis;

namespace Kpi.Dashboard.Tests.Controls;

public sealed class StatusShapeTests
{
    [Theory]
    [InlineData("met", null, "Đạt", "Met")]
    [InlineData("near", null, "Gần đạt", "Near")]
    [InlineData("missed", null, "Chưa đạt", "Missed")]
    [InlineData("no-data", null, "Chưa có số liệu", "No data")]
    [InlineData("no-target", null, "Chưa có mục tiêu", "No target")]
    [InlineData("provisional", null, "Tạm tính", "Provisional")]
    [InlineData("not-due", null, "Chưa đến hạn", "Not due")]
    [InlineData("not-due", "met", "Chưa đến hạn, đang đạt mốc", "Not due, at the milestone")]
    [InlineData("not-due", "near", "Chưa đến hạn, gần mốc", "Not due, near the milestone")]
    [InlineData("not-due", "missed", "Chưa đến hạn, còn thiếu", "Not due, short of the milestone")]
    public void Status_OfTheContract_HasAShapeAndAWord(string status, string? toward, string vi, string en)
    {
        var shape = StatusShape.Of(status, toward);
        Assert.Matches(new Regex($"<symbol id=\"{shape.Symbol}\"", RegexOptions.None, TimeSpan.FromSeconds(1)), Sources.Read("wwwroot/icons.svg"));
        Assert.Equal(vi, Text.Of(shape.Key, Language.Vietnamese));
        Assert.Equal(en, Text.Of(shape.Key, Language.English));
    }

    // A milestone can be missed upwards too; what is due or met has one word either way.
    [Fact]
    public void Status_AboveAMilestone_IsNotCalledShort()
    {
        var over = StatusShape.Of("not-due", "missed", over: true);
        Assert.Equal(("st-duegap", "Chưa đến hạn, đang vượt trần", "Not due, over the limit"), (over.Symbol, Text.Of(over.Key, Language.Vietnamese), Text.Of(over.Key, Language.English)));
        Assert.Equal(over, StatusShape.Of(new Judgement(Status.NotDue, null, Status.Missed, 3, null) { Over = true }));
        Assert.Equal(StatusShape.Of("not-due", "missed"), StatusShape.Of(new Judgement(Status.NotDue, null, Status.Missed, 3, null)));
        Assert.Equal(StatusShape.Of("missed"), StatusShape.Of("missed", "missed", over: true));
        Assert.Equal(StatusShape.Of("not-due", "near"), StatusShape.Of("not-due", "near", over: true));
    }

    [Theory]
    [InlineData("good", null)]
    [InlineData("Met", null)]
    [InlineData("not-due", "no-data")]
    public void Status_OutsideTheContract_IsRefused(string status, string? toward) => Assert.Throws<ArgumentOutOfRangeException>(() => StatusShape.Of(status, toward));
}
