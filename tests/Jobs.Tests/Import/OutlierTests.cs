using System.Globalization;
using Kpi.Data.Rules;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;

namespace Kpi.Jobs.Tests.Import;

/// <summary>Figures beside what their own series says is usual.</summary>
public sealed class OutlierTests
{
    private static readonly string[] History =
    [
        "quy-I-2022", "6-thang-2022", "quy-III-2022", "nam-2022", "quy-I-2023", "6-thang-2023", "quy-III-2023", "nam-2023", "quy-I-2024",
    ];

    [Fact]
    public async Task History_AsShipped_NeverCriesWolf()
    {
        await using var store = await Importing.StoreAsync();
        foreach (var name in History)
        {
            var bytes = Importing.Form("history", $"phu-luc-I-{name}.xlsx");
            Assert.Empty(Outliers(await store.CheckAsync(bytes)));
            await store.PublishFormAsync(bytes);
        }

        // Checked again on the whole history, and the real form with its own growth.
        foreach (var name in History) Assert.Empty(Outliers(await store.CheckAsync(Importing.Form("history", $"phu-luc-I-{name}.xlsx"))));
        Assert.Empty(Outliers(await store.CheckAsync(Importing.Form("phu-luc-I-6-thang-2024.xlsx"))));

        var slip = await store.CheckAsync(new CsvForm().Set("1.1.3.", CsvForm.Value, "30").Set("4.1.1.", CsvForm.Value, "0").Set("4.2.1.", CsvForm.Value, "400").Set("3.3.", CsvForm.Value, "16.181 /161.830").Bytes(), "x.csv");
        Assert.Equal(["cchc.1.1.3", "cchc.3.3.received", "cchc.4.1.1", "cchc.4.2.1"], Outliers(slip).Select(p => p.Line));
        Assert.All(Outliers(slip), p => Assert.Equal(Severity.Warning, p.Severity));
        var received = Outliers(slip).Single(p => p.Line == "cchc.3.3.received");
        Assert.Equal("16183", received.Facts["meant"]);
        var said = ProblemText.Message(received, CultureInfo.GetCultureInfo("vi-VN"));
        Assert.Contains("ghi 161.830, tức riêng quý II/2024 là 154.202; theo 9 số trước đó (gần đây: 6.178 / 6.012 / 7.862 / 7.459 / 7.604 / 7.628) thì thường từ ", said, StringComparison.Ordinal);
        Assert.Contains(" – số trước đó có số liệu minh hoạ.", said, StringComparison.Ordinal);
        Assert.EndsWith("Nếu là 16.183 thì phù hợp: có thể thừa, thiếu hoặc đảo chữ số.", said, StringComparison.Ordinal);
        Assert.Contains("every figure before it is at least 9 (9 / 9 / 9 / 9 / 9 / 9)", ProblemText.Message(Outliers(slip).Single(p => p.Line == "cchc.4.1.1"), CultureInfo.GetCultureInfo("en")), StringComparison.Ordinal);
        Assert.Contains("which makes 154,202 for Q2 2024 alone", ProblemText.Message(received, CultureInfo.GetCultureInfo("en")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10", false)]
    [InlineData("2500", true)]
    public async Task Figure_WhereLimitsCanBeDrawn_IsJudgedByThemAlone(string value, bool said)
    {
        // Limits of 250 and 355 in turn end at 23: 10 is below them, though not by the margin, and a tenth of every figure before it.
        string[][] rows =
        [
            ["Đơn vị báo cáo: Sở Công Thương tỉnh Hà Nam"],
            ["STT", "Chỉ tiêu", "ĐVT", .. new[] { "2022", "2023" }.SelectMany(y => new[] { $"Quý I/{y}", $"6 tháng {y}", $"Quý III/{y}", $"Năm {y}" })],
            ["4.2.1.", "Tổng số biên chế được giao trong năm", "Người", "250", "355", "250", "355", "250", "355", "250", "355"],
            ["4.2.2.", "Tổng số biên chế có mặt tại thời điểm báo cáo", "Người", "250", "250", "250", "250", "250", "250", "250", "250"],
        ];
        await using var store = await Importing.StoreAsync();
        var cancel = TestContext.Current.CancellationToken;
        var service = store.Get<SubmissionService>();
        foreach (var received in await service.ReceiveAsync(new FormWorkbook().Sheet("S", rows).Bytes(), "history.xlsx", CheckAnswers.None, "clerk", null, cancel))
        {
            Assert.Equal(Data.Submissions.PublishResult.Published, (await service.PublishAsync(received.Submission.Id, "approver", allowChanges: true, null, null, cancel)).Result);
        }
        var check = await store.CheckAsync(new CsvForm().Title(2, "KẾT QUẢ QUÝ I").Title(3, "NĂM 2024").Set("4.2.1.", CsvForm.Value, value).Set("4.2.2.", CsvForm.Value, "25").Bytes(), "x.csv");
        Assert.Equal("2024-Q1", check.Period?.Key);
        Assert.Equal(said, Outliers(check).Any(p => p.Line == "cchc.4.2.1"));
        if (said) Assert.Equal("@history.outlier.limits", Outliers(check).Single(p => p.Line == "cchc.4.2.1").Facts["usual"]);

        // What never varied has no limits, and a tenth of it still costs a look.
        Assert.Equal("@history.outlier.factor", Outliers(check).Single(p => p.Line == "cchc.4.2.2").Facts["usual"]);
    }

    [Fact]
    public async Task Explanation_OfTheSubmitter_TravelsWithTheWarning()
    {
        await using var store = await Importing.StoreAsync();
        foreach (var name in History) await store.PublishFormAsync(Importing.Form("history", $"phu-luc-I-{name}.xlsx"));
        var cancel = TestContext.Current.CancellationToken;
        var service = store.Get<SubmissionService>();
        var bytes = new CsvForm().Set("1.1.3.", CsvForm.Value, "30").Bytes();
        var received = (await service.ReceiveAsync(bytes, "x.csv", CheckAnswers.None, "clerk", null, cancel))[0];
        var problem = Assert.Single(Outliers(received.Check));
        Assert.True(received.Check.CanPublish);
        var answers = CheckAnswers.None with { Problems = [new ProblemAnswer(problem.Key, ProblemAnswerKind.Explanation, Text: "Đợt cao điểm.")] };
        var answered = await service.AnswerAsync(received.Submission.Id, answers, "clerk", received.Submission.Version, cancel);
        var review = await service.ReviewAsync(answered!.Submission.Id, cancel);
        Assert.Equal("Đợt cao điểm.", Assert.Single(Outliers(review!.Check)).Answer?.Text);
    }

    private static IEnumerable<Problem> Outliers(CheckResult check) => check.Problems.Where(p => p.Code == ProblemCodes.HistoryOutlier);
}
