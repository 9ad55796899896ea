using System.Text;
using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>Files that people hand in, and the way they do it.</summary>
internal static class SubmitForms
{
    public const string Real = "phu-luc-I-6-thang-2024.xlsx";

    /// <summary>The real form of the first half of 2024.</summary>
    public static FilePayload RealForm => Of(Real, File.ReadAllBytes(TestFiles.Path("tests", "Forms", Real)));

    /// <summary>The real form as csv; with one procedure moved from partly to wholly online, or without its titles.</summary>
    public static FilePayload Csv(string name, bool corrected = false, bool titles = true)
    {
        var text = File.ReadAllText(TestFiles.Path("tests", "Forms", "variants", "v2-csv-utf8-bom.csv"));
        if (corrected) text = text.Replace("toàn trình,TTHC,26", "toàn trình,TTHC,27", StringComparison.Ordinal).Replace("một phần,TTHC,101", "một phần,TTHC,100", StringComparison.Ordinal);
        if (!titles) text = string.Join('\n', text.Split('\n')[5..]);
        return Of(name, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The real form with one line renamed and one figure with two readings.</summary>
    public static FilePayload Renamed(string name) => Of(name, Encoding.UTF8.GetBytes(
        File.ReadAllText(TestFiles.Path("tests", "Forms", "variants", "v2-csv-utf8-bom.csv"))
            .Replace("Tổng số TTHC cung cấp toàn trình,TTHC,26", "Số thủ tục thực hiện toàn trình,TTHC,26", StringComparison.Ordinal)
            .Replace("một phần,TTHC,101", "một phần,TTHC,(101)", StringComparison.Ordinal)));

    /// <summary>A planner's table of two indicators, with a row and a column that nothing names.</summary>
    public static FilePayload History(string name) => Of(name, Encoding.UTF8.GetBytes(string.Join('\n',
        "Đơn vị báo cáo: Sở Công Thương tỉnh Hà Nam,,,,",
        "STT,Chỉ tiêu,Quý I/2022,6 tháng 2022,Lần gần nhất",
        "7.1.1.,Tổng số TTHC cung cấp toàn trình,18,19,20",
        "7.1.2.,Tổng số TTHC cung cấp một phần,60,66,70",
        ",Lượt truy cập cổng,5,7,8")));

    public static FilePayload Of(string name, byte[] bytes) => new() { Name = name, MimeType = "application/octet-stream", Buffer = bytes };

    /// <summary>Uploads with the pointer and waits for the page of what came of it.</summary>
    public static async Task UploadAsync(this Visit visit, params FilePayload[] files)
    {
        await visit.GoAsync("/submit");
        await visit.Page.Locator("#file").SetInputFilesAsync(files);
        await visit.Page.Locator(".drop > [type=submit]").ClickAsync();
        await visit.Page.WaitForURLAsync(url => files.Length > 1 ? url.Contains("/submit?new=", StringComparison.Ordinal) : url.Contains("notice=", StringComparison.Ordinal));
    }

    /// <summary>Hands a file in over the API, as a program would; gives the submission's number.</summary>
    /// <param name="reason">Why it changes what is published; null where it changes nothing.</param>
    public static async Task<string> PostAsync(DashboardHost host, FilePayload file, bool publish, string? reason = null)
    {
        using var client = host.Client();
        using var content = new MultipartFormDataContent { { new ByteArrayContent(file.Buffer), "file", file.Name } };
        if (reason is not null) content.Add(new StringContent(reason), "comment");
        using var response = await client.PostAsync(new Uri($"/api/v1/submissions?publish={publish}", UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
        return System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!;
    }
}
