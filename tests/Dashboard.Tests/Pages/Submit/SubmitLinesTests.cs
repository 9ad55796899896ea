using System.Net;
using System.Text.RegularExpressions;
using Kpi.Data.Mappings;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Pages.Submit;

/// <summary>A line that is renamed is asked about once, in the preview, and can be forgotten there.</summary>
public sealed partial class SubmitLinesTests(SubmitFixture fixture) : IClassFixture<SubmitFixture>, IAsyncLifetime
{
    private HttpClient _client = null!;

    private const string NewName = "Số lượt truy cập cổng thông tin";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var (name, value) = await fixture.Host.SignInAsync();
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = fixture.Host.Address };
        _client.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task RenamedLine_ConfirmedInThePreview_IsReadAndShownAndCanBeForgotten()
    {
        var id = await fixture.ReceiveAsync(("Tổng số TTHC cung cấp toàn trình", NewName));
        var problem = (await fixture.DetailAsync(id)).Check.Problems.First(p => p.Code == ProblemCodes.LineUnknown);
        var (page, token) = await PageAsync(id);
        Assert.Contains("Dòng này trong biểu mẫu là", page, StringComparison.Ordinal);
        Assert.Equal("overtaken", await PostAsync(id, "line", token, ("version", "7"), ("problem", problem.Key), ("kind", "line"), ("line", "cchc.7.1.1")));
        Assert.Equal("choice-needed", await PostAsync(id, "line", token, ("version", "1"), ("problem", problem.Key), ("kind", "line"), ("line", "cchc.7.1.2")));
        Assert.Equal("remembered", await PostAsync(id, "line", token, ("version", "1"), ("problem", problem.Key), ("kind", "line"), ("line", "cchc.7.1.1")));

        var view = await fixture.DetailAsync(id);
        Assert.Equal(26, view.Check.Lines.First(l => l.Key == "cchc.7.1.1").Value);
        var kept = Assert.Single(view.Check.Remembered);
        Assert.Equal(LineMappingKind.Line, kept.Kind);
        (page, _) = await PageAsync(id);
        Assert.Contains("Dòng đọc theo điều đã nhớ", page, StringComparison.Ordinal);
        Assert.Contains("Đã nhớ và đọc lại tệp", page, StringComparison.Ordinal);

        Assert.Equal("forgotten", await PostAsync(id, "forget", token, ("version", $"{view.Submission.Version}"), ("mapping", $"{kept.Id}")));
        view = await fixture.DetailAsync(id);
        Assert.Empty(view.Check.Remembered);
        Assert.Null(view.Check.Lines.First(l => l.Key == "cchc.7.1.1").Value);
        Assert.Equal(SubmissionState.Checked, view.Submission.State);
    }

    [Fact]
    public async Task TableOfHistory_PlacedOnThePage_BringsOutItsPeriods()
    {
        var service = fixture.Host.Services.GetRequiredService<SubmissionService>();
        var text = "Đơn vị báo cáo: Sở Công Thương tỉnh Hà Nam,,,\nSTT,Chỉ tiêu,Quý I/2021,Lần gần nhất năm 2021\n7.1.1.,Tổng số TTHC cung cấp toàn trình,18,20\n7.1.2.,Tổng số TTHC cung cấp một phần,60,70\n,Lượt truy cập,5,\n,,,\n";
        text = text.Replace("Quý I/2021,", "Quý I/2021,6 tháng 2021,", StringComparison.Ordinal).Replace(",18,", ",18,19,", StringComparison.Ordinal).Replace(",60,", ",60,66,", StringComparison.Ordinal).Replace(",5,", ",5,7,", StringComparison.Ordinal);
        var received = await service.ReceiveAsync(System.Text.Encoding.UTF8.GetBytes(text), "history.csv", CheckAnswers.None, "clerk", null, Cancel);
        Assert.Equal(["2021-Q1", "2021-H1"], received.Select(r => r.Submission.Period));
        var id = received[0].Submission.Id;
        var (page, token) = await PageAsync(id);
        Assert.Contains("Xếp dòng và cột", page, StringComparison.Ordinal);
        var column = received[0].Check.Problems.Single(p => p.Code == ProblemCodes.HistoryColumnUnknown);
        Assert.Equal("overtaken", await PostAsync(id, "history", token, ("version", "9"), ("problem", column.Key), ("place", "period:2021-Q3")));
        Assert.Equal("answered", await PostAsync(id, "history", token, ("version", "1"), ("problem", column.Key), ("place", "period:2021-Q3")));
        var made = await fixture.Host.Services.GetRequiredService<SubmissionStore>().OfFileAsync(received[0].Submission.Sha256, Cancel);
        Assert.Equal(["2021-H1", "2021-Q1", "2021-Q3"], made.Select(s => s.Period).Order(StringComparer.Ordinal));
        Assert.Equal("2021-Q1", made.Single(s => s.Id == id).Period);

        // A row said on the page of one period is known in the others.
        var view = await fixture.DetailAsync(id);
        var row = view.Check.Problems.First(p => p.Code == ProblemCodes.LineUnknown);
        Assert.Equal("remembered", await PostAsync(id, "line", token, ("version", $"{view.Submission.Version}"), ("problem", row.Key), ("kind", "not-a-line")));
        foreach (var one in made) Assert.DoesNotContain((await fixture.DetailAsync(one.Id)).Check.Problems, p => p.Code == ProblemCodes.LineUnknown);
    }

    private async Task<(string Page, string Token)> PageAsync(Guid id)
    {
        var page = WebUtility.HtmlDecode(await _client.GetStringAsync(new Uri($"/submit/{id}?lang=vi&notice=remembered", UriKind.Relative), Cancel));
        return (page, Token().Match(page).Groups["token"].Value);
    }

    private async Task<string?> PostAsync(Guid id, string action, string token, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        using var answer = await _client.PostAsync(new Uri($"/submit/{id}/{action}", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location?.ToString().Split("notice=")[1];
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
