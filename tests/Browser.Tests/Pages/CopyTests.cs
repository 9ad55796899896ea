using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>What a page puts on the clipboard, read by pasting it. The browser has one clipboard: no other class of tests may use it.</summary>
public sealed class CopyTests(BrowserFixture fixture, CorrectedFixture corrected) : IClassFixture<CorrectedFixture>
{
    // The number a cell is said to be (x:num) stands before its text.
    private const string Read = """
        () => {
          window.pasted = null;
          document.addEventListener('paste', event => {
            event.preventDefault();
            event.stopImmediatePropagation();
            const html = new DOMParser().parseFromString(event.clipboardData.getData('text/html'), 'text/html');
            window.pasted = JSON.stringify({
              rows: [...html.querySelectorAll('tr')].map(row => [...row.cells].map(cell => [cell.getAttribute('x:num') ?? '', cell.textContent, cell.getAttribute('style') ?? ''])),
              text: event.clipboardData.getData('text/plain'),
            });
          }, { once: true, capture: true });
        }
        """;

    [Theory]
    [InlineData("vi", "Sao chép thành ô Excel", "Đã sao chép {0} hàng", "26/127 TTHC = 20,5 %", "20,47244094488189%", "(ghi chú)")]
    [InlineData("en", "Copy as Excel cells", "Rows copied: {0}", "26/127 procedures = 20.5%", "20.47244094488189%", "(note)")]
    public async Task Table_CopiedByKeyboard_HasTheNumbersOfThePageAndItsWords(string language, string button, string said, string shown, string text, string note)
    {
        await using var visit = await Visit.StartAsync(fixture, corrected.Host, new View(language));
        await visit.GoAsync("/restatements");
        var rows = await visit.Page.Locator("main tbody").GetByRole(AriaRole.Row).CountAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = button }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = string.Format(CultureInfo.InvariantCulture, said, rows) })).ToBeVisibleAsync();

        var pasted = await PastedAsync(visit.Page);
        Assert.Equal(rows + 1, pasted.Rows.Length);
        Assert.Equal(rows + 1, pasted.Text.Split("\r\n").Length);
        var head = pasted.Rows[0];
        Assert.Equal($"{head[1].Text} {note}", head[2].Text);
        var row = Assert.Single(pasted.Rows, r => r.Any(c => c.Text.Contains(shown, StringComparison.Ordinal)));
        Assert.Equal(("0.204724409448819", text), (row[1].Number, row[1].Text));
        Assert.StartsWith(shown, row[2].Text, StringComparison.Ordinal);
        Assert.Equal(0.21259842519685, double.Parse(row[3].Number, CultureInfo.InvariantCulture), 14);
        Assert.Contains(pasted.Text.Split("\r\n"), line => line.Split('\t')[1] == text);
        Assert.All(pasted.Rows.SelectMany(r => r).Where(c => c.Number.Length == 0), c => Assert.Contains("\"\\@\"", c.Style, StringComparison.Ordinal));
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Grid_Copied_SaysWhatThePageSaysOfEveryFigure()
    {
        await using var visit = await Visit.StartAsync(fixture, corrected.Host, new View());
        await visit.GoAsync("/targets?year=2024");
        var shown = await visit.Page.Locator("section:has(#grid) tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(row => row.querySelector('td[data-v] b')?.innerText ?? '')");
        await Section(visit.Page, "Mục tiêu theo kỳ").GetByRole(AriaRole.Button, new() { Name = "Sao chép thành ô Excel" }).ClickAsync();
        var pasted = await PastedAsync(visit.Page);
        foreach (var (words, row) in shown.Zip(pasted.Rows.Skip(1)))
        {
            if (words.Length == 0)
            {
                Assert.Equal("", row[1].Number);
                continue;
            }
            var digits = words.TrimEnd('%').Trim().Replace(".", "", StringComparison.Ordinal).Split(',');
            var exact = decimal.Parse(row[1].Number, CultureInfo.InvariantCulture) * (words.EndsWith('%') ? 100 : 1);
            Assert.Equal(string.Join('.', digits), Math.Round(exact, digits.Length > 1 ? digits[1].Length : 0, MidpointRounding.AwayFromZero).ToString(digits.Length > 1 ? "0." + new string('0', digits[1].Length) : "0", CultureInfo.InvariantCulture));
        }
        var coverage = Assert.Single(pasted.Rows, r => r[0].Text.EndsWith("Tỷ lệ TTHC cung cấp toàn trình", StringComparison.Ordinal));
        Assert.Contains("27/127 TTHC", coverage[2].Text, StringComparison.Ordinal);
        Assert.Contains(coverage, c => c.Number == "0.35");
        Assert.DoesNotContain(pasted.Rows, r => r.Any(c => c.Text.Contains("Sửa", StringComparison.Ordinal)));
        visit.Complaints.AssertNone();
    }

    // One KPI on every page that has a table of figures: the number behind the words, the words, and nothing of what only a page can show.
    [Theory]
    [InlineData("/", "Theo dõi, chưa xét với mục tiêu", "Tỷ lệ biên chế công chức có mặt", "0.975", "+2,4 điểm %; 95,1 %")]
    [InlineData("/compare", "Từng chỉ tiêu", "TTHC cung cấp toàn trình", "0.21259842519685", "27/127 TTHC")]
    [InlineData("/indicators/kpi.online-full-coverage", "Bảng số liệu", "6 tháng 2024", "0.21259842519685", "27")]
    [InlineData("/indicators", "Chỉ tiêu tính toán", "TTHC cung cấp toàn trình", "0.21259842519685", "27/127 TTHC")]
    public async Task Figures_OfEveryPage_AreCopiedAsNumbers(string page, string section, string name, string number, string words)
    {
        await using var visit = await Visit.StartAsync(fixture, corrected.Host, new View());
        await visit.GoAsync(page);
        await Section(visit.Page, section).GetByRole(AriaRole.Button, new() { Name = "Sao chép thành ô Excel" }).ClickAsync();
        var pasted = await PastedAsync(visit.Page);
        var row = Assert.Single(pasted.Rows, r => r[0].Text.Contains(name, StringComparison.Ordinal));
        Assert.Contains(row, c => c.Number == number);
        Assert.Contains(row, c => c.Text == words);
        Assert.All(pasted.Rows, r => Assert.Equal(pasted.Rows[0].Length, r.Length));
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Sections_Copied_HaveTheLinesThatAreThere_AndNoSquares()
    {
        await using var visit = await Visit.StartAsync(fixture, corrected.Host, new View());
        await visit.GoAsync("/");
        await Section(visit.Page, "Theo mục của Phụ lục I").GetByRole(AriaRole.Button, new() { Name = "Sao chép thành ô Excel" }).ClickAsync();
        var pasted = await PastedAsync(visit.Page);
        Assert.Equal(54, pasted.Rows.Skip(1).Sum(r => int.Parse(r[1].Number, CultureInfo.InvariantCulture)));
        Assert.All(pasted.Rows.Skip(1), r => Assert.StartsWith(r[1].Number + "/", r[2].Text, StringComparison.Ordinal));
        visit.Complaints.AssertNone();
    }

    // Cells of a page come from files and from people.
    [Fact]
    public async Task Cells_AreNumbersOrText_NeverDaysOrFormulas()
    {
        (string Kind, string Typed, string Number, string Cell, string Plain)[] cases =
        [
            ("th", "=1+1", "", "'=1+1", "'=1+1"),
            ("th", "@SUM(A1)", "", "'@SUM(A1)", "'@SUM(A1)"),
            ("td", "-2+cmd|' /C calc'!A0", "", "'-2+cmd|' /C calc'!A0", "'-2+cmd|' /C calc'!A0"),
            ("td", "+5,3 điểm %", "", "+5,3 điểm %", "+5,3 điểm %"),
            ("td", "+5,3 điểm %; 95,1 %", "", "+5,3 điểm %; 95,1 %", "+5,3 điểm %; 95,1 %"),
            ("td", "+5,3 điểm %; SUM(A1)", "", "'+5,3 điểm %; SUM(A1)", "'+5,3 điểm %; SUM(A1)"),
            ("th", "5/6", "", "5/6", "'5/6"),
            ("th", "1.2.1.", "", "1.2.1.", "'1.2.1."),
            ("td", "06/6/2024", "", "06/6/2024", "'06/6/2024"),
            ("td", "007", "", "007", "'007"),
            ("td", "1234567890123456", "", "1234567890123456", "'1234567890123456"),
            ("td", "16.183", "16183", "16183", "16183"),
            ("td", "−1.234,5", "-1234.5", "-1234,5", "-1234,5"),
            ("td", "20,5 %", "0.205", "20,5%", "20,5%"),
            ("td", "0", "0", "0", "0"),
            ("td", "<b>&", "", "<b>&", "<b>&"),
        ];
        await using var visit = await Visit.StartAsync(fixture, corrected.Host, new View());
        await visit.GoAsync("/completeness");
        await visit.Page.Locator("section:has(#map) tbody").EvaluateAsync(
            """
            (body, cases) => body.replaceChildren(...cases.map(([kind, typed]) => {
              const row = document.createElement('tr');
              row.innerHTML = '<th scope="row">x</th><td class="num">y</td>';
              row.querySelector(kind).textContent = typed;
              return row;
            }))
            """,
            cases.Select(c => new[] { c.Kind, c.Typed }).ToArray());
        await Section(visit.Page, "Báo cáo theo kỳ").GetByRole(AriaRole.Button, new() { Name = "Sao chép thành ô Excel" }).ClickAsync();
        var pasted = await PastedAsync(visit.Page);
        var lines = pasted.Text.Split("\r\n");
        foreach (var (i, (kind, typed, number, cell, plain)) in cases.Index())
        {
            var column = kind == "th" ? 0 : 1;
            var found = pasted.Rows[i + 1][column];
            Assert.Equal((typed, number, cell, plain), (typed, found.Number, found.Text, lines[i + 1].Split('\t')[column]));
        }
    }

    [Theory]
    [InlineData("vi", "/targets", "Sao chép địa chỉ", "Đã sao chép địa chỉ", "/targets?agency=sct-ha-nam&year=2024")]
    [InlineData("en", "/completeness", "Copy address", "Address copied", "/completeness?agency=sct-ha-nam&form=cchc-pl1")]
    [InlineData("vi", "/", "Sao chép địa chỉ", "Đã sao chép địa chỉ", "/?period=2024-H1&agency=sct-ha-nam")]
    [InlineData("en", "/compare", "Copy address", "Address copied", "/compare?agency=sct-ha-nam&a=2023-H1&b=2024-H1")]
    [InlineData("vi", "/indicators/kpi.online-full-coverage", "Sao chép địa chỉ", "Đã sao chép địa chỉ", "/indicators/kpi.online-full-coverage?period=2024-H1&as=reported&agency=sct-ha-nam")]
    public async Task Address_Copied_NamesWhatThePageChose(string language, string page, string button, string said, string address)
    {
        await using var visit = await Visit.StartAsync(fixture, corrected.Host, new View(language));
        await visit.GoAsync(page);
        var headline = await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = said })).ToBeVisibleAsync();
        Assert.Equal(new Uri(corrected.Host.Address, address).ToString(), (await PastedAsync(visit.Page)).Text);
        await visit.GoAsync(address);
        Assert.Equal(headline, await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync());
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(390, true)]
    public async Task Buttons_WhereNothingCouldBeCopied_AreNotThere(int width, bool script)
    {
        await using var visit = await Visit.StartAsync(fixture, corrected.Host, new View(Width: width), script: script);
        await visit.GoAsync("/restatements");
        await Assertions.Expect(Section(visit.Page, "Từng số liệu")).ToBeVisibleAsync();
        foreach (var name in new[] { "Sao chép thành ô Excel", "Sao chép địa chỉ" }) await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = name })).ToHaveCountAsync(0);
    }

    private static ILocator Section(IPage page, string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    private static async Task<((string Number, string Text, string Style)[][] Rows, string Text)> PastedAsync(IPage page)
    {
        // What the clipboard held before is pasted as willingly.
        await Assertions.Expect(page.Locator(":has(> [data-copy]) output:not(:empty)")).ToBeVisibleAsync();
        await page.EvaluateAsync(Read);
        await page.Keyboard.PressAsync("Control+V");
        var pasted = await page.WaitForFunctionAsync("() => window.pasted");
        using var read = JsonDocument.Parse(await pasted.JsonValueAsync<string>());
        return (
            [.. read.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.EnumerateArray().Select(c => (c[0].GetString()!, c[1].GetString()!, c[2].GetString()!)).ToArray())],
            read.RootElement.GetProperty("text").GetString()!);
    }
}
