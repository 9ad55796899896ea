using System.Net;
using System.Text.Json;
using Kpi.Data.Identity;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Api;

public sealed class SubmissionApiTests : IAsyncLifetime
{
    private const string Contributor = "contributor-token-0123";
    private DashboardHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await DashboardHost.StartAsync(null, "--Kpi:Import:MaxBytes=100000");
        await _host.Services.GetRequiredService<ApiTokenStore>().EnsureAsync(Contributor, "clerk", [Roles.Viewer, Roles.Contributor], TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Check_RealForm_AnswersAsTheContractSaysAndStoresNothing()
    {
        var check = await _host.UploadAsync("submissions/check", Real, "phu-luc-I.xlsx", HttpStatusCode.OK);
        Assert.Equal(("phu-luc-I.xlsx", "xlsx"), (check.GetProperty("file").Text("name"), check.GetProperty("file").Text("format")));
        Assert.Equal(("cchc-pl1", "2024"), (check.GetProperty("form").Text("key"), check.GetProperty("form").Text("version")));
        Assert.Equal("sct-ha-nam", check.GetProperty("agency").Text("key"));
        var period = check.GetProperty("period");
        Assert.Equal(("2024-H1", "2023-12-15", "2024-06-14", JsonValueKind.Null), (period.Text("key"), period.Text("start"), period.Text("end"), period.GetProperty("declaredStart").ValueKind));
        var line = check.GetProperty("lines").EnumerateArray().Single(l => l.Text("key") == "cchc.3.3.resolved");
        Assert.Equal(("3.3.", "Phụ lục I", "D41", "16.181 /16.183", "reported", 16181d, "02 hồ sơ đang giải quyết"), (line.Text("code"), line.Text("sheet"), line.Text("cell"), line.Text("raw"), line.Text("state"), line.Number("value"), line.Text("note")));
        var problem = check.GetProperty("problems").EnumerateArray().Single(p => p.Text("code") == "note.contradiction");
        Assert.Equal(("info", "E42", "cchc.3.3.1"), (problem.Text("severity"), problem.Text("cell"), problem.Text("line")));
        var changes = check.GetProperty("changes");
        Assert.Equal((54d, 0d, 0d, 9d), (changes.Number("new"), changes.Number("changed"), changes.Number("unchanged"), changes.Number("missing")));
        Assert.True(check.GetProperty("canPublish").GetBoolean());
        Assert.Empty((await _host.GetJsonAsync("submissions")).Items());
    }

    [Theory]
    [InlineData("submissions/check?lang=vi", "ghi chú")]
    [InlineData("submissions/check?lang=en", "the note")]
    public async Task Check_Messages_AreInTheReadersLanguage(string path, string words)
    {
        var check = await _host.UploadAsync(path, Real, "form.xlsx", HttpStatusCode.OK);
        Assert.Contains(check.GetProperty("problems").EnumerateArray(), p => p.Text("message")!.Contains(words, StringComparison.Ordinal) && p.Text("suggestion")!.Length > 0);
    }

    [Theory]
    [InlineData("", "file.empty")]
    [InlineData("PK\u0003\u0004 broken", "file.corrupt")]
    [InlineData("<html><body>no</body></html>", "file.unsupported")]
    [InlineData("a,b\n1,2\n", "form.unrecognised")]
    public async Task Check_FileThatIsNoForm_SaysSoWith200(string content, string code)
    {
        var check = await _host.UploadAsync("submissions/check", System.Text.Encoding.UTF8.GetBytes(content), "x.xlsx", HttpStatusCode.OK);
        Assert.Equal(code, Assert.Single(check.GetProperty("problems").EnumerateArray()).Text("code"));
        Assert.Equal(JsonValueKind.Null, check.GetProperty("form").ValueKind);
        Assert.False(check.GetProperty("canPublish").GetBoolean());
    }

    [Fact]
    public async Task Check_TooLarge_Is413() => await _host.UploadAsync("submissions/check", new byte[200_000], "x.xlsx", HttpStatusCode.RequestEntityTooLarge);

    [Fact]
    public async Task Check_WithoutAFile_Is400() => await _host.PostAsync("submissions/check", null, HttpStatusCode.BadRequest);

    [Fact]
    public async Task Post_SameBytesTwice_IsTheSameSubmission()
    {
        var first = await _host.UploadAsync("submissions", Real, "a.xlsx", HttpStatusCode.Created);
        Assert.Equal("checked", first.Text("state"));
        var again = await _host.UploadAsync("submissions", Real, "b.xlsx", HttpStatusCode.OK);
        Assert.Equal(first.Text("id"), again.Text("id"));
        Assert.Single((await _host.GetJsonAsync("submissions")).Items());
    }

    [Theory]
    [InlineData("submissions?publish=true", null)]
    [InlineData("submissions", "true")]
    public async Task Post_WithPublish_PublishesInOneStep(string path, string? field)
    {
        var posted = await _host.UploadAsync(path, Real, "a.xlsx", HttpStatusCode.Created, fields: field is null ? [] : [("publish", field)]);
        Assert.Equal("published", posted.Text("state"));
        Assert.Equal(26, (await _host.GetJsonAsync("observations?indicator=cchc.7.1.1&period=2024-H1")).Items().Single().Number("value"));
    }

    [Fact]
    public async Task Decision_ByATokenOfAnotherAgency_Is403()
    {
        var id = (await _host.UploadAsync("submissions", Real, "a.xlsx", HttpStatusCode.Created)).Text("id");
        var tokens = _host.Services.GetRequiredService<ApiTokenStore>();
        await _host.AddAgencyAsync("so-noi-vu", "Sở Nội vụ");
        var (_, other) = await tokens.CreateAsync("other", [Roles.Contributor, Roles.Approver], "so-noi-vu", null, "test", TestContext.Current.CancellationToken);
        var (_, own) = await tokens.CreateAsync("own", [Roles.Contributor, Roles.Approver], "sct-ha-nam", null, "test", TestContext.Current.CancellationToken);
        await _host.PostAsync($"submissions/{id}/submit", null, HttpStatusCode.Forbidden, other);
        await _host.PostAsync($"submissions/{id}/submit", null, HttpStatusCode.OK, own);
    }

    [Fact]
    public async Task Post_PublishWithoutTheRight_Is403AndKeepsNothing()
    {
        await _host.UploadAsync("submissions?publish=true", Real, "a.xlsx", HttpStatusCode.Forbidden, Contributor);
        Assert.Empty((await _host.GetJsonAsync("submissions")).Items());
    }

    [Fact]
    public async Task Post_UnpublishableWithPublish_StaysChecked()
    {
        var posted = await _host.UploadAsync("submissions?publish=true", "a,b\n1,2\n"u8.ToArray(), "x.csv", HttpStatusCode.Created);
        Assert.Equal("checked", posted.Text("state"));
    }

    [Fact]
    public async Task Publish_ThatChangesAClosedPeriod_NeedsAReason()
    {
        await _host.UploadAsync("submissions?publish=true", Real, "a.xlsx", HttpStatusCode.Created);

        var posted = await _host.UploadAsync("submissions", Corrected, "b.csv", HttpStatusCode.Created);
        await _host.PostAsync($"submissions/{posted.Text("id")}/submit", new { });
        var id = posted.Text("id");
        foreach (var body in new object?[] { null, new { comment = " " } })
        {
            Assert.Equal("revision.closed-period", (await _host.PostAsync($"submissions/{id}/publish", body, HttpStatusCode.Conflict)).Text("code"));
        }
        Assert.Equal(26, (await _host.GetJsonAsync("observations?indicator=cchc.7.1.1&period=2024-H1")).Items().Single().Number("value"));

        Assert.Equal("published", (await _host.PostAsync($"submissions/{id}/publish", new { comment = "Sửa theo biên bản" })).Text("state"));
        Assert.Equal(27, (await _host.GetJsonAsync("observations?indicator=cchc.7.1.1&period=2024-H1")).Items()[^1].Number("value"));
        await _host.PostAsync($"submissions/{id}/undo", new { comment = "nhầm" });
        var again = await _host.UploadAsync("submissions?publish=true", Corrected, "b.csv", HttpStatusCode.OK, fields: [("comment", "Sửa theo biên bản")]);
        Assert.Equal("published", again.Text("state"));
        await _host.PostAsync($"submissions/{id}/undo", new { comment = "nhầm" });

        // In one step there is nobody to ask.
        Assert.Equal("published", (await _host.UploadAsync("submissions?publish=true", Corrected, "b.csv", HttpStatusCode.OK)).Text("state"));
    }

    [Fact]
    public async Task Workflow_SubmitReturnSubmitPublish_MovesTheStateAndRefusesTheRest()
    {
        var id = (await _host.UploadAsync("submissions", Real, "a.xlsx", HttpStatusCode.Created, Contributor)).Text("id");
        await _host.PostAsync($"submissions/{id}/return", new { comment = "no" }, HttpStatusCode.Conflict);
        Assert.Equal("submitted", (await _host.PostAsync($"submissions/{id}/submit", new { comment = "xin duyệt" }, token: Contributor)).Text("state"));
        await _host.PostAsync($"submissions/{id}/submit", null, HttpStatusCode.Conflict);
        await _host.PostAsync($"submissions/{id}/return", new { }, HttpStatusCode.BadRequest);
        Assert.Equal("returned", (await _host.PostAsync($"submissions/{id}/return", new { comment = "sửa 7.1.1" })).Text("state"));
        Assert.Equal("submitted", (await _host.PostAsync($"submissions/{id}/submit", null, token: Contributor)).Text("state"));
        await _host.PostAsync($"submissions/{id}/publish", null, HttpStatusCode.Forbidden, Contributor);
        Assert.Equal("published", (await _host.PostAsync($"submissions/{id}/publish", null)).Text("state"));
        await _host.PostAsync($"submissions/{id}/withdraw", null, HttpStatusCode.Conflict);
        await _host.PostAsync($"submissions/{Guid.NewGuid()}/publish", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Detail_AndFile_GiveBackWhatWasHandedIn()
    {
        var id = (await _host.UploadAsync("submissions", Real, "../../Phụ lục I.xlsx", HttpStatusCode.Created)).Text("id");
        var detail = await _host.GetJsonAsync($"submissions/{id}");
        Assert.Equal("Phụ lục I.xlsx", detail.GetProperty("submission").Text("file"));
        Assert.Equal(63, detail.GetProperty("check").GetProperty("lines").GetArrayLength());
        using var client = _host.Client();
        Assert.Equal(Real, await client.GetByteArrayAsync(new Uri($"/api/v1/submissions/{id}/file", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task List_ByState_FiltersAndRefusesUnknownStates()
    {
        await _host.UploadAsync("submissions", Real, "a.xlsx", HttpStatusCode.Created);
        Assert.Single((await _host.GetJsonAsync("submissions?agency=sct-ha-nam&period=2024-H1&state=checked")).Items());
        Assert.Empty((await _host.GetJsonAsync("submissions?state=published")).Items());
        await _host.GetJsonAsync("submissions?state=lost", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Answers_ForWhatTheFileDoesNotSay_MakeItPublishable()
    {
        // The form as csv without its title lines.
        var lines = File.ReadAllLines(TestFiles.Path("tests", "Forms", "variants", "v2-csv-utf8-bom.csv"))[5..];
        var bytes = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines));
        var bare = await _host.UploadAsync("submissions/check", bytes, "x.csv", HttpStatusCode.OK);
        Assert.Equal(["agency.missing", "period.missing"], bare.GetProperty("problems").EnumerateArray().Where(p => p.Text("severity") == "error").Select(p => p.Text("code")).Order());
        var answered = await _host.UploadAsync("submissions/check", bytes, "x.csv", HttpStatusCode.OK, fields: [("agency", "sct-ha-nam"), ("period", "2024-H1"), ("declaredStart", "2023-12-16"), ("declaredEnd", "2024-06-06")]);
        Assert.True(answered.GetProperty("canPublish").GetBoolean());
        Assert.Equal("2023-12-16", answered.GetProperty("period").Text("declaredStart"));
        Assert.Contains(answered.GetProperty("problems").EnumerateArray(), p => p.Text("code") == "period.window-differs" && p.Text("severity") == "warning");
        await _host.UploadAsync("submissions/check", bytes, "x.csv", HttpStatusCode.BadRequest, fields: ("agency", "nobody"));
        await _host.UploadAsync("submissions/check", bytes, "x.csv", HttpStatusCode.BadRequest, fields: ("period", "2024-Q9"));
    }

    [Fact]
    public async Task Answers_AgainstWhatTheFileSays_AreConflicts()
    {
        var check = await _host.UploadAsync("submissions/check", Real, "a.xlsx", HttpStatusCode.OK, fields: ("period", "2024-Q1"));
        Assert.Contains(check.GetProperty("problems").EnumerateArray(), p => p.Text("code") == "period.conflict");
        Assert.False(check.GetProperty("canPublish").GetBoolean());
    }

    private static byte[] Corrected => System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(ApiClient.Form("variants", "v2-csv-utf8-bom.csv"))
        .Replace("toàn trình,TTHC,26", "toàn trình,TTHC,27", StringComparison.Ordinal).Replace("một phần,TTHC,101", "một phần,TTHC,100", StringComparison.Ordinal));

    private static byte[] Real => ApiClient.Form("phu-luc-I-6-thang-2024.xlsx");
}
