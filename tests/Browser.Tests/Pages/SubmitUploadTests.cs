using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>The ways files come in: chosen, dropped, pasted, a whole folder; and what breaks off on the way.</summary>
public sealed class SubmitUploadTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Upload_CancelledHalfWay_KeepsNothing()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/submit");
        await visit.Page.RouteAsync("**/submit/upload", _ => Task.CompletedTask);
        await visit.Page.Locator("#file").SetInputFilesAsync(SubmitForms.RealForm);
        await visit.Page.Locator(".drop > [type=submit]").ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Progressbar)).ToHaveAccessibleNameAsync(SubmitForms.Real);
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await visit.Page.Locator(".uploads button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".uploads")).ToContainTextAsync("Đã huỷ; không có gì được giữ lại.");
        await visit.Page.UnrouteAllAsync();
        await visit.GoAsync("/submit");
        await Assertions.Expect(visit.Page.Locator(".face .head")).ToHaveTextAsync("Chưa có lần nộp nào");
    }

    [Fact]
    public async Task DroppedAndPastedFiles_AreUploaded()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        var page = visit.Page;
        foreach (var (kind, property) in new[] { ("drop", "dataTransfer"), ("paste", "clipboardData") })
        {
            await visit.GoAsync("/submit");
            await page.EvaluateAsync("""
                ([kind, property]) => {
                  const data = new DataTransfer();
                  data.items.add(new File([`a,b\n${kind},2\n`], `${kind}.csv`));
                  const event = kind === 'drop' ? new DragEvent(kind, { [property]: data, bubbles: true, cancelable: true }) : new ClipboardEvent(kind, { [property]: data, bubbles: true, cancelable: true });
                  document.querySelector('main').dispatchEvent(event);
                }
                """, new[] { kind, property });
            await Assertions.Expect(page.Locator("h1")).ToContainTextAsync($"“{kind}.csv”");
        }
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task CellsPastedFromASpreadsheet_AreReadAsATable()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        var page = visit.Page;
        await visit.GoAsync("/submit");
        var rows = (await File.ReadAllLinesAsync(TestFiles.Path("tests", "Forms", "variants", "v2-csv-utf8-bom.csv"), TestContext.Current.CancellationToken))[..12];
        await page.EvaluateAsync("""
            html => {
              const data = new DataTransfer();
              data.setData('text/html', html);
              document.querySelector('main').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """, $"<html><body><table>{string.Concat(rows.Select(r => $"<tr>{string.Concat(r.Split(',').Select(c => $"<td>{System.Net.WebUtility.HtmlEncode(c)}</td>"))}</tr>"))}</table></body></html>");
        await page.WaitForURLAsync(url => url.Contains("notice=", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("dan-tu-bang-tinh.html");

        // What is typed into a field stays there.
        await page.Locator("#comment").FocusAsync();
        Assert.False(await page.EvaluateAsync<bool>("""
            () => {
              const data = new DataTransfer();
              data.setData('text/plain', 'a\tb');
              return !document.querySelector('#comment').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """));
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task WholeFolder_ItsReportsAreUploaded_WhatProgramsLeaveLyingIsNot()
    {
        var folder = Directory.CreateTempSubdirectory("kpi-folder-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "a.csv"), SubmitForms.Csv("a.csv").Buffer, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder.CreateSubdirectory("quý I").FullName, "b.csv"), "a,b\n1,2\n", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Thumbs.db"), "x", TestContext.Current.CancellationToken);
            await using var host = await DashboardHost.StartAsync();
            await using var visit = await Visit.StartAsync(fixture, host, new View());
            await visit.GoAsync("/submit");
            await visit.Page.Locator("#folder").SetInputFilesAsync(folder.FullName);
            await Assertions.Expect(visit.Page.Locator("section:has(#uploaded) li")).ToHaveCountAsync(2);
            visit.Complaints.AssertNone();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Upload_ConnectionLost_IsSentAgainByItself()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/submit");
        var tries = 0;
        await visit.Page.RouteAsync("**/submit/upload", route => tries++ == 0 ? route.AbortAsync() : route.ContinueAsync());
        await visit.Page.Locator("#file").SetInputFilesAsync(SubmitForms.RealForm);
        await visit.Page.Locator(".drop > [type=submit]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".uploads")).ToContainTextAsync("mất kết nối; sẽ tự gửi lại");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("đọc được 54/63 số liệu");
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task List_SomebodyPublishesWhileAFileIsChosen_RefreshesAroundIt()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/submit");
        await visit.Page.Locator("#file").SetInputFilesAsync(SubmitForms.Csv("mine.csv"));
        await SubmitForms.PostAsync(host, SubmitForms.RealForm, publish: true);
        await Assertions.Expect(visit.Page.Locator(".subs tbody tr")).ToHaveCountAsync(1, new() { Timeout = 15_000 });
        Assert.Equal("mine.csv", await visit.Page.Locator("#file").EvaluateAsync<string>("f => f.files[0]?.name"));
        visit.Complaints.AssertNone();
    }
}
