using System.Net;
using System.Text.RegularExpressions;
using Kpi.Dashboard.Tests.Api;
using Kpi.Data.Identity;
using Kpi.Data.Submissions;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Pages.Submit;

/// <summary>What the forms of the pages post to, asked directly: with no token, too late, without the role.</summary>
public sealed partial class SubmitEndpointsTests : IAsyncLifetime
{
    private DashboardHost _host = null!;
    private HttpClient _client = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await DashboardHost.StartAsync(null, "--Kpi:Import:MaxBytes=100000");
        var (name, value) = await _host.SignInAsync();
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _host.Address };
        _client.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Upload_WithoutTheFormsToken_IsRefusedAndKeepsNothing()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Real), "file", "form.xlsx" } };
        using var answer = await _client.PostAsync(new Uri("/submit/upload", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty((await _host.GetJsonAsync("submissions")).Items());
    }

    [Fact]
    public async Task Upload_OfASignedInViewer_Is403AtItsOwnAddress()
    {
        await _host.Services.GetRequiredService<ApiTokenStore>().EnsureAsync("viewer-token-012345", "viewer", [Roles.Viewer], Cancel);
        using var client = _host.Client("viewer-token-012345");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Real), "file", "form.xlsx" } };
        using var answer = await client.PostAsync(new Uri("/submit/upload", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData(200_000, 1, "/submit?refused=upload.too-large")]
    [InlineData(50_000, 4, "/submit?refused=upload.too-large")]
    [InlineData(10, 21, "/submit?refused=upload.too-many")]
    [InlineData(0, 0, "/submit?refused=upload.file-needed")]
    public async Task Upload_OutOfBounds_LeadsBackWithTheReason(int bytes, int files, string address)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await TokenAsync("/submit")), "__RequestVerificationToken" } };
        for (var i = 0; i < files; i++) form.Add(new ByteArrayContent(new byte[bytes]), "file", $"{i}.xlsx");
        using var answer = await _client.PostAsync(new Uri("/submit/upload", UriKind.Relative), form, Cancel);
        Assert.Equal(address, answer.Headers.Location?.ToString());
        Assert.Empty((await _host.GetJsonAsync("submissions")).Items());
    }

    [Fact]
    public async Task Publish_WithoutSayingWhatWasSeen_OrOnAnOldView_ChangesNothing()
    {
        var id = await UploadAsync(Real, "form.xlsx");
        var token = await TokenAsync($"/submit/{id}");
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(id, "publish", token)).Status);
        Assert.Equal($"/submit/{id}?notice=overtaken", (await PostAsync(id, "publish", token, ("version", "7"), ("publication", "0"))).Address);
        Assert.Equal($"/submit/{id}?notice=overtaken", (await PostAsync(id, "publish", token, ("version", "1"), ("publication", "3"))).Address);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(id, "publish", "nothing", ("version", "1"), ("publication", "0"))).Status);
        Assert.Empty((await _host.GetJsonAsync("observations")).Items());
        Assert.Equal($"/submit/{id}?notice=published", (await PostAsync(id, "publish", token, ("version", "1"), ("publication", "0"))).Address);
        Assert.Equal($"/submit/{id}?notice=overtaken", (await PostAsync(id, "publish", token, ("version", "1"), ("publication", "0"))).Address);
    }

    [Fact]
    public async Task Publish_OfChangesNobodyConfirmed_LeadsToTheLastLook()
    {
        await _host.UploadAsync("submissions?publish=true", Real, "form.xlsx", HttpStatusCode.Created);
        var text = (await File.ReadAllTextAsync(TestFiles.Path("tests", "Forms", "variants", "v2-csv-utf8-bom.csv"), Cancel)).Replace("toàn trình,TTHC,26", "toàn trình,TTHC,25", StringComparison.Ordinal).Replace("một phần,TTHC,101", "một phần,TTHC,102", StringComparison.Ordinal);
        var id = await UploadAsync(System.Text.Encoding.UTF8.GetBytes(text), "changed.csv");
        var latest = await _host.Services.GetRequiredService<Publisher>().LatestAsync("sct-ha-nam", Cancel);
        (string, string)[] seen = [("version", "1"), ("publication", $"{latest}")];
        var token = await TokenAsync($"/submit/{id}");
        Assert.Equal($"/submit/{id}?confirm=publish", (await PostAsync(id, "publish", token, seen)).Address);
        Assert.Equal(26, (await _host.GetJsonAsync("observations?indicator=cchc.7.1.1&asOf=2100-01-01")).Items().Single().Number("value"));

        // What is published is closed: a change needs its reason.
        Assert.Equal($"/submit/{id}?confirm=publish", (await PostAsync(id, "publish", token, [.. seen, ("confirmed", "yes"), ("comment", " ")])).Address);
        Assert.Equal($"/submit/{id}?notice=published", (await PostAsync(id, "publish", token, [.. seen, ("confirmed", "yes"), ("comment", "Sửa theo biên bản")])).Address);
        Assert.Equal(25, (await _host.GetJsonAsync("observations?indicator=cchc.7.1.1&asOf=2100-01-01")).Items().Single().Number("value"));
    }

    [Fact]
    public async Task Problem_OfTwoCountsInOneCell_IsClosedByTheButtonThePageOffers()
    {
        var text = (await File.ReadAllTextAsync(TestFiles.Path("tests", "Forms", "variants", "v2-csv-utf8-bom.csv"), Cancel)).Replace("16.181 /16.183", "\"16,181/16,183\"", StringComparison.Ordinal);
        var id = await UploadAsync(System.Text.Encoding.UTF8.GetBytes(text), "fraction.csv");
        var page = await _client.GetStringAsync(new Uri($"/submit/{id}?lang=vi", UriKind.Relative), Cancel);
        Assert.Contains("<button class=\"btn sm\" type=\"submit\" name=\"kind\" value=\"reading=16181/16183\">Chọn 16.181/16.183</button>", page, StringComparison.Ordinal);
        var problem = Assert.Single((await _host.GetJsonAsync($"submissions/{id}")).GetProperty("check").GetProperty("problems").EnumerateArray(), p => p.Text("code") == "value.ambiguous-number");
        var key = $"value.ambiguous-number:{problem.Text("line")}:{problem.Text("cell")}:";
        var token = await TokenAsync($"/submit/{id}");
        foreach (var nonsense in new[] { "reading=", "reading=1/2/3", "reading=16181/x" })
        {
            Assert.Equal($"/submit/{id}?notice=comment-needed", (await PostAsync(id, "problem", token, ("version", "1"), ("problem", key), ("kind", nonsense))).Address);
        }
        Assert.Equal($"/submit/{id}?notice=answered", (await PostAsync(id, "problem", token, ("version", "1"), ("problem", key), ("kind", "reading=16181/16183"))).Address);
        Assert.Contains("Đã chọn 16.181/16.183", await _client.GetStringAsync(new Uri($"/submit/{id}?lang=vi", UriKind.Relative), Cancel), StringComparison.Ordinal);
        var check = (await _host.GetJsonAsync($"submissions/{id}")).GetProperty("check");
        Assert.True(check.GetProperty("canPublish").GetBoolean());
        Assert.Equal([16181d, 16183d], check.GetProperty("lines").EnumerateArray().Where(l => l.Text("code") == "3.3.").Select(l => l.Number("value")!.Value));
    }

    [Fact]
    public async Task Answer_OneMore_KeepsTheEarlierOnes()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', (await File.ReadAllLinesAsync(TestFiles.Path("tests", "Forms", "variants", "v2-csv-utf8-bom.csv"), Cancel))[5..]));
        var id = await UploadAsync(bytes, "bare.csv");
        var token = await TokenAsync($"/submit/{id}");
        Assert.Equal($"/submit/{id}?notice=answered", (await PostAsync(id, "answer", token, ("version", "1"), ("agency", "sct-ha-nam"))).Address);
        Assert.Equal($"/submit/{id}?notice=answered", (await PostAsync(id, "answer", token, ("version", "2"), ("period", "2024-H1"))).Address);
        var detail = (await _host.GetJsonAsync($"submissions/{id}")).GetProperty("submission");
        Assert.Equal(("sct-ha-nam", "2024-H1", 3d), (detail.Text("agency"), detail.Text("period"), detail.Number("version")));
        Assert.Equal($"/submit/{id}?notice=wrong-dates", (await PostAsync(id, "answer", token, ("version", "3"), ("declaredStart", "2024-06-06"), ("declaredEnd", "2023-12-16"))).Address);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(id, "answer", token, ("version", "3"), ("agency", "nobody"))).Status);

        // The same file with the same answers is the same submission.
        var again = await UploadAsync(bytes, "bare.csv");
        Assert.NotEqual(id, again);
        Assert.Equal($"/submit/{id}?notice=merged", (await PostAsync(again, "answer", token, ("version", "1"), ("agency", "sct-ha-nam"), ("period", "2024-H1"))).Address);
        Assert.Equal("withdrawn", (await _host.GetJsonAsync($"submissions/{again}")).GetProperty("submission").Text("state"));
    }

    [Fact]
    public async Task Upload_OfTwoFormsInOneFile_SaysSoAndLinksThem()
    {
        using var form = new MultipartFormDataContent { { new StringContent(await TokenAsync("/submit")), "__RequestVerificationToken" }, { new ByteArrayContent(TwoForms.Workbook()), "file", "both.xlsx" } };
        using var answer = await _client.PostAsync(new Uri("/submit/upload?lang=vi", UriKind.Relative), form, Cancel);
        Assert.EndsWith("?notice=several", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        var page = await _client.GetStringAsync(new Uri(answer.Headers.Location! + "&lang=vi", UriKind.Relative), Cancel);
        Assert.Contains("Tệp này có 2 biểu mẫu nên thành 2 lần nộp riêng", page, StringComparison.Ordinal);
        var other = (await _host.GetJsonAsync("submissions")).Items().Single(s => s.Text("form") == "cchc-bm3").Text("id");
        Assert.Contains($"<a href=\"/submit/{other}\">Biểu mẫu 3</a>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/submit/upload", "/submit")]
    [InlineData("/submit/01a21570-cc3f-7291-a257-c03e7691c78a/publish", "/submit/01a21570-cc3f-7291-a257-c03e7691c78a")]
    public async Task AddressOfAForm_OpenedAfterSigningIn_LeadsToItsPage(string address, string page)
    {
        using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal(page, answer.Headers.Location?.ToString());
    }

    private static byte[] Real => ApiClient.Form("phu-luc-I-6-thang-2024.xlsx");

    private async Task<string> UploadAsync(byte[] bytes, string name)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await TokenAsync("/submit")), "__RequestVerificationToken" }, { new ByteArrayContent(bytes), "file", name } };
        using var answer = await _client.PostAsync(new Uri("/submit/upload", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString()["/submit/".Length..].Split('?')[0];
    }

    private async Task<(HttpStatusCode Status, string? Address)> PostAsync(string id, string action, string token, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        using var answer = await _client.PostAsync(new Uri($"/submit/{id}/{action}", UriKind.Relative), form, Cancel);
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }

    private async Task<string> TokenAsync(string page) =>
        Token().Match(await _client.GetStringAsync(new Uri(page, UriKind.Relative), Cancel)).Groups["token"].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
