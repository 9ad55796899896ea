using System.Globalization;
using System.Text;
using Kpi.Data.Mappings;
using Kpi.Data.Observations;
using Kpi.Data.Rules;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;
using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Import;

/// <summary>A planner's table, one column for each period, is read with the same care as a form: cell by cell, and nothing of it is dropped in silence.</summary>
public sealed class HistoryTableTests
{
    private static readonly string[][] Cchc =
    [
        ["THEO DÕI CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH"],
        ["Đơn vị báo cáo: Sở Công Thương tỉnh Hà Nam"],
        ["STT", "Chỉ tiêu", "ĐVT", "Quý I/2023", "6 tháng 2023", "Quý III/2023", "Năm 2023", "6 tháng 2024", "Xu hướng"],
        ["7.1.", "Dịch vụ công trực tuyến", "TTHC", "97", "102", "110", "127", "127", "tăng"],
        ["7.1.1.", "Tổng số TTHC cung cấp toàn trình", "TTHC", "20", "22", "", "25", "26", "tăng"],
        ["7.1.2.", "Tổng số TTHC cung cấp một phần", "TTHC", "77", "80", "?", "102", "101", ""],
        ["1.1.1.", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "-", "1,250", "5", "", "39", ""],
        ["", "Một chỉ tiêu riêng của phòng", "Lượt", "", "", "3", "4", "", ""],
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Table_OfIndicators_GivesAResultForEachPeriodWithItsCells()
    {
        var all = Results(await CheckAsync(Cchc));
        Assert.Equal(["2023-Q1", "2023-H1", "2023-Q3", "2023", "2024-H1"], all.Select(c => c.Period?.Key));
        Assert.All(all, c => Assert.True(c is { IsHistory: true, Form.Key: "cchc-pl1", Agency.Key: "sct-ha-nam" }));
        Assert.Equal((20d, "D5", "20"), Read(all[0], "cchc.7.1.1"));
        Assert.Equal((22d, "E5", "22"), Read(all[1], "cchc.7.1.1"));
        Assert.Equal((26d, "H5", "26"), Read(all[4], "cchc.7.1.1"));
        Assert.Equal(ObservationState.NotApplicable, all[0].Lines.Single(l => l.Key == "cchc.1.1.1").State);

        // A blank says nothing, and what is not in the table is not missing.
        Assert.DoesNotContain(all[2].Lines, l => l.Key == "cchc.7.1.1");
        Assert.Equal(4, all[4].Lines.Count);
        Assert.DoesNotContain(all.SelectMany(c => c.Problems), p => p.Code == ProblemCodes.LineAbsent);
    }

    [Fact]
    public async Task Table_WithDoubts_SaysEachAtItsCell()
    {
        var all = Results(await CheckAsync(Cchc));
        Assert.Contains(all[1].Problems, p => p is { Code: ProblemCodes.ValueAmbiguousNumber, Cell: "E7", Severity: Severity.Error });
        Assert.Contains(all[2].Problems, p => p is { Code: ProblemCodes.ValueUnreadable, Cell: "F6" });
        Assert.Contains(all[2].Problems, p => p is { Code: ProblemCodes.LineUnknown, Cell: "F8" });
        Assert.Contains(all[3].Problems, p => p is { Code: ProblemCodes.LineUnknown, Cell: "G8" });
        Assert.DoesNotContain(all[0].Problems, p => p.Code == ProblemCodes.LineUnknown);
        var column = Assert.Single(all[0].Problems, p => p.Code == ProblemCodes.HistoryColumnUnknown);
        Assert.Equal(("I3", "Xu hướng", "2"), (column.Cell, column.Facts["found"], column.Facts["count"]));
        Assert.Equal([true, false, false, true, true], all.Select(c => c.CanPublish));
        Assert.DoesNotContain(all[4].Problems, p => p.Code == ProblemCodes.RuleBroken);
    }

    [Fact]
    public async Task Table_Published_RevisesWhatItHoldsAndLeavesTheRest()
    {
        await using var store = await Importing.StoreAsync();
        var form = await store.PublishFormAsync(new CsvForm().Bytes(), "form.csv");
        var rows = Cchc.Select(r => r.ToArray()).ToArray();
        (rows[4][7], rows[5][7]) = ("27", "100");
        var service = store.Get<SubmissionService>();
        var received = await service.ReceiveAsync(Workbook(rows), "history.xlsx", CheckAnswers.None, "clerk", null, Cancel);
        Assert.Equal(5, received.Count);
        var last = received.Single(r => r.Check.Period?.Key == "2024-H1");
        Assert.Equal([("cchc.7.1.1", 26d, 27d), ("cchc.7.1.2", 101d, 100d)], last.Check.Changes.Items.Select(c => (c.Key, c.Old!.Value, c.New!.Value)));
        Assert.Equal((2, 2, 0), (last.Check.Changes.Changed, last.Check.Changes.Unchanged, last.Check.Changes.Missing));
        Assert.Equal(PublishResult.NeedsApproval, (await service.PublishAsync(last.Submission.Id, "clerk", allowChanges: false, null, null, Cancel)).Result);
        Assert.Equal(PublishResult.Published, (await service.PublishAsync(last.Submission.Id, "approver", allowChanges: true, "planning table", null, Cancel)).Result);
        Assert.Equal(PublishResult.Published, (await service.PublishAsync(received[0].Submission.Id, "approver", allowChanges: false, null, null, Cancel)).Result);

        var changed = await FiguresAsync(store, "cchc.7.1.1", "2024-H1");
        Assert.Equal((27d, "H5", 2), (changed[^1].Value!.Value, changed[^1].Cell, changed.Count));
        Assert.Equal((16181d, 1), ((await FiguresAsync(store, "cchc.3.3.resolved", "2024-H1"))[^1].Value!.Value, (await FiguresAsync(store, "cchc.3.3.resolved", "2024-H1")).Count));
        Assert.Equal((20d, "D5"), (Assert.Single(await FiguresAsync(store, "cchc.7.1.1", "2023-Q1")).Value!.Value, Assert.Single(await FiguresAsync(store, "cchc.7.1.1", "2023-Q1")).Cell));

        // The report goes on standing for everything else; taking the table back leaves it as it was.
        Assert.Equal(SubmissionState.Published, (await store.Get<SubmissionStore>().FindAsync(form.Submission.Id, Cancel))!.State);
        Assert.Equal(DecisionResult.Done, await service.UndoAsync(last.Submission.Id, "approver", "sai", null, Cancel));
        Assert.Equal(26, (await FiguresAsync(store, "cchc.7.1.1", "2024-H1"))[^1].Value);
    }

    [Fact]
    public async Task Table_WithARenamedRow_IsMappedOnceForThisAndLaterPeriods()
    {
        await using var store = await Importing.StoreAsync();
        var rows = Cchc.Select(r => r.ToArray()).ToArray();
        rows[4] = ["", "Dịch vụ công mức cao nhất", "TTHC", "20", "22", "23", "25", "26", ""];
        var first = await store.CheckAsync(Workbook(rows));
        var problem = Assert.Single(first.Problems, p => p.Code == ProblemCodes.LineUnknown);
        Assert.True(await store.Get<LineMemory>().ConfirmAsync(first, problem.Key, new LineChoice(LineMappingKind.Line, "cchc.7.1.1", []), "clerk", Cancel));
        var again = Results(await store.CheckAsync(Workbook(rows)));
        Assert.Equal([20d, 22d, 23d, 25d, 26d], again.Select(c => c.Lines.Single(l => l.Key == "cchc.7.1.1").Value!.Value));
        Assert.DoesNotContain(again[0].Problems, p => p.Code == ProblemCodes.LineUnknown);
    }

    [Fact]
    public async Task Table_WithYearsAboveItsPeriods_ReadsBothRowsOfTheHead()
    {
        string[][] rows =
        [
            Cchc[0],
            Cchc[1],
            ["STT", "Chỉ tiêu", "ĐVT", "Năm 2023", "", "Năm 2024", ""],
            ["", "", "", "Quý I", "6 tháng", "Quý I", "6 tháng"],
            .. Cchc.Skip(3).Take(3).Select(r => r[..7]),
        ];
        Assert.Equal(["2023-Q1", "2023-H1", "2024-Q1", "2024-H1"], Results(await CheckAsync(rows)).Select(c => c.Period?.Key));
    }

    [Fact]
    public async Task Table_OfAgencies_TakesTheIndicatorFromItsTitleAndNamesThoseItDoesNotKnow()
    {
        string[][] rows =
        [
            ["Tổng số TTHC cung cấp toàn trình"],
            ["TT", "Đơn vị", "Quý I/2023", "6 tháng 2023"],
            ["1", "Sở Công Thương tỉnh Hà Nam", "20", "22"],
            ["2", "Sở Y tế tỉnh Hà Nam", "30", "31"],
        ];
        var all = Results(await CheckAsync(rows));
        Assert.Equal([("2023-Q1", "sct-ha-nam", "C3", 20d), ("2023-H1", "sct-ha-nam", "D3", 22d)], all.Select(c => (c.Period!.Key, c.Agency!.Key!, c.Lines.Single().Cell!, c.Lines.Single().Value!.Value)));
        Assert.All(all, c => Assert.Equal("cchc.7.1.1", c.Lines.Single().Key));
        Assert.Contains(all[0].Problems, p => p is { Code: ProblemCodes.HistoryRowUnknown, Cell: "B4" });
        rows[0][0] = "Số liệu các sở";
        var unnamed = await CheckAsync(rows);
        Assert.Null(unnamed.Form);
        Assert.Contains(unnamed.Problems, p => p is { Code: ProblemCodes.HistoryIndicatorMissing, Severity: Severity.Error });
    }

    [Theory]
    [InlineData("Kế hoạch năm 2024", "")]
    [InlineData("Năm 2024", "Kế hoạch")]
    [InlineData("Mục tiêu 6 tháng 2024", "")]
    [InlineData("Cùng kỳ năm 2024", "")]
    [InlineData("Lần gần nhất năm 2024", "")]
    [InlineData("Ước 6 tháng 2024", "")]
    [InlineData("Quý I/2024 so với Quý I/2023", "")]
    public async Task Column_ThatIsNotThePeriodsFigure_IsNotReadAsIt(string head, string above)
    {
        var rows = Cchc.Select(r => r.ToArray()).ToList();
        rows.Insert(2, ["", "", "", "", "", "", "", above, ""]);
        rows[3][7] = head;
        var all = Results(await CheckAsync(rows));
        Assert.Equal(["2023-Q1", "2023-H1", "2023-Q3", "2023"], all.Select(c => c.Period?.Key));
        Assert.Contains(all[0].Problems, p => p is { Code: ProblemCodes.HistoryColumnUnknown, Cell: "H4" });
    }

    [Fact]
    public async Task Table_OfStrangers_SaysEveryRowAndColumnItCouldNotPlace()
    {
        string[][] rows =
        [
            ["Major planning applications decided on time"],
            ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "2022/23 Q3", "2022/23 Q4", "2023/24 Q1"],
            ["1", "Bedford", "%", "89", "100", "92"],
            ["2", "Bury", "%", "67", "70", "71"],
        ];
        var check = await CheckAsync(rows);
        Assert.Null(check.Form);
        Assert.False(check.CanPublish);
        Assert.Equal(["D2", "E2", "F2"], check.Problems.Where(p => p.Code == ProblemCodes.HistoryColumnUnknown).Select(p => p.Cell));
        Assert.Equal(["B3", "B4"], check.Problems.Where(p => p.Code == ProblemCodes.HistoryRowUnknown).Select(p => p.Cell));
        foreach (var problem in check.Problems) Assert.DoesNotContain('{', ProblemText.Message(problem, CultureInfo.GetCultureInfo("en-GB")));
    }

    [Fact]
    public async Task Table_OfStrangers_PlacedByAPerson_IsReadAsPlacedAndNoOtherwise()
    {
        await using var store = await Importing.StoreAsync();
        var service = store.Get<SubmissionService>();
        byte[] bytes = Workbook(
        [
            ["Major planning applications decided on time"],
            ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "2022/23 Q3", "2022/23 Q4", "2023/24 Q1"],
            ["1", "Bedford", "TTHC", "89", "100", "92"],
            ["2", "Bury", "TTHC", "67", "70", "71"],
        ]);
        var first = Assert.Single(await service.ReceiveAsync(bytes, "wide.xlsx", CheckAnswers.None, "clerk", null, Cancel));
        ProblemAnswer Placed(string cell, string place) => new(first.Check.Problems.Single(p => p.Cell == cell).Key, ProblemAnswerKind.Placed, Text: place);
        List<ProblemAnswer> places = [Placed("D2", "period:2022-Q3"), Placed("E2", "period:2022-Q4"), Placed("F2", HistoryPlace.Skip), Placed("B3", "agency:sct-ha-nam"), Placed("B4", "agency:nobody")];
        var asked = (await service.AnswerAsync(first.Submission.Id, new CheckAnswers { Problems = places }, "clerk", 1, Cancel))!.Check;
        var indicator = Assert.Single(asked.Problems, p => p.Code == ProblemCodes.HistoryIndicatorMissing);
        places.Add(new ProblemAnswer(indicator.Key, ProblemAnswerKind.Placed, Text: "line:cchc.7.1.1"));
        var read = (await service.AnswerAsync(first.Submission.Id, new CheckAnswers { Problems = places }, "clerk", 2, Cancel))!;

        Assert.Equal(("2022-Q3", "sct-ha-nam"), (read.Check.Period?.Key, read.Check.Agency?.Key));
        Assert.Equal((89d, "D3", "89"), Read(read.Check, "cchc.7.1.1"));
        Assert.Equal(["B3", "D2", "E2", "F2"], read.Check.Problems.Where(p => p is { Code: ProblemCodes.HistoryPlaced, Cell: not null }).Select(p => p.Cell!).Order(StringComparer.Ordinal));
        Assert.Contains(read.Check.Problems, p => p is { Code: ProblemCodes.HistoryRowUnknown, Cell: "B4" });
        foreach (var problem in read.Check.Problems) Assert.DoesNotContain('{', ProblemText.Message(problem, CultureInfo.GetCultureInfo("vi-VN")));
        var made = await store.Get<SubmissionStore>().OfFileAsync(first.Check.File.Sha256, Cancel);
        Assert.Equal(["2022-Q3", "2022-Q4"], made.Select(s => s.Period).Order(StringComparer.Ordinal));
        foreach (var one in made) Assert.Equal(PublishResult.Published, (await service.PublishAsync(one.Id, "approver", allowChanges: false, null, null, Cancel)).Result);
        Assert.Equal((100d, "E3"), (Assert.Single(await FiguresAsync(store, "cchc.7.1.1", "2022-Q4")).Value!.Value, Assert.Single(await FiguresAsync(store, "cchc.7.1.1", "2022-Q4")).Cell));
    }

    [Fact]
    public async Task Table_AsAPlannerKeepsIt_IsAskedAboutCellByCellAndReadAsPlaced()
    {
        await using var store = await Importing.StoreAsync();
        var bytes = await File.ReadAllBytesAsync(TestFiles.Path("tests", "Series", "derived_uk_planning_major_wide.xlsx"), Cancel);
        var first = await store.CheckAsync(bytes, "wide.xlsx");
        Assert.Null(first.Form);
        Assert.Empty(first.Lines);
        Assert.False(first.CanPublish);
        Assert.Equal("DEFGHIJKLMNOP".Select(c => $"{c}3"), first.Problems.Where(p => p.Code == ProblemCodes.HistoryColumnUnknown).Select(p => p.Cell));
        Assert.Equal(Enumerable.Range(4, 17).Select(r => $"B{r}"), first.Problems.Where(p => p.Code == ProblemCodes.HistoryRowUnknown).Select(p => p.Cell));

        // Two rows and three columns are placed, everything else is left out.
        string Place(string? cell) => cell switch
        {
            "D3" => "period:2022-Q3",
            "E3" => "period:2022-Q4",
            "P3" => "period:2025-Q3",
            "B4" => "line:cchc.3.2.1",
            "B5" => "line:cchc.3.2.2",
            _ => HistoryPlace.Skip,
        };
        var places = first.Problems.Where(p => p.Cell is not null).Select(p => new ProblemAnswer(p.Key, ProblemAnswerKind.Placed, Text: Place(p.Cell))).ToList();
        var all = Results(await store.CheckAsync(bytes, "wide.xlsx", new CheckAnswers(Agency: "sct-ha-nam") { Problems = places }));
        Assert.Equal(
            [("2022-Q3", 89d, "D4", 67d, "D5"), ("2022-Q4", 100d, "E4", 100d, "E5"), ("2025-Q3", 76d, "P4", 100d, "P5")],
            all.Select(c => (c.Period!.Key, c.Lines.Single(l => l.Key == "cchc.3.2.1").Value!.Value, c.Lines.Single(l => l.Key == "cchc.3.2.1").Cell!, c.Lines.Single(l => l.Key == "cchc.3.2.2").Value!.Value, c.Lines.Single(l => l.Key == "cchc.3.2.2").Cell!)));
        Assert.All(all, c => Assert.True(c is { IsHistory: true, Lines.Count: 2 }));
    }

    [Fact]
    public async Task Table_WithoutItsAgency_AnsweredOnce_IsAnsweredForEveryPeriod()
    {
        await using var store = await Importing.StoreAsync();
        var service = store.Get<SubmissionService>();
        var received = await service.ReceiveAsync(Workbook([Cchc[0], .. Cchc.Skip(2)]), "history.xlsx", CheckAnswers.None, "clerk", null, Cancel);
        Assert.All(received, r => Assert.Null(r.Submission.Agency));
        await service.AnswerAsync(received[1].Submission.Id, new CheckAnswers("cchc-pl1", "sct-ha-nam"), "clerk", 1, Cancel);
        var made = await store.Get<SubmissionStore>().OfFileAsync(received[0].Check.File.Sha256, Cancel);
        Assert.Equal(received.Select(r => (r.Submission.Id, r.Submission.Period, (string?)"sct-ha-nam")).OrderBy(r => r.Id), made.Select(s => (s.Id, s.Period, s.Agency)).OrderBy(s => s.Id));
    }

    [Fact]
    public async Task Table_OfAFewRenamedIndicators_PlacedByAPerson_IsRead()
    {
        await using var store = await Importing.StoreAsync();
        string[][] rows =
        [
            Cchc[1],
            ["STT", "Nội dung theo dõi", "ĐVT", "Quý I/2023", "6 tháng 2023"],
            ["1", "Toàn trình", "TTHC", "20", "22"],
            ["2", "Mức khác", "TTHC", "77", "80"],
        ];
        var bytes = Workbook(rows);
        var first = await store.CheckAsync(bytes);
        Assert.Null(first.Form);
        var places = first.Problems.Where(p => p.Code == ProblemCodes.HistoryRowUnknown).Zip(["line:cchc.7.1.1", "line:cchc.7.1.2"]).Select(p => new ProblemAnswer(p.First.Key, ProblemAnswerKind.Placed, Text: p.Second)).ToList();
        var all = Results(await store.CheckAsync(bytes, "form.xlsx", new CheckAnswers { Problems = places }));
        Assert.Equal([("2023-Q1", 20d, 77d), ("2023-H1", 22d, 80d)], all.Select(c => (c.Period!.Key, c.Lines.Single(l => l.Key == "cchc.7.1.1").Value!.Value, c.Lines.Single(l => l.Key == "cchc.7.1.2").Value!.Value)));
        Assert.All(all, c => Assert.Equal("sct-ha-nam", c.Agency?.Key));
    }

    [Fact]
    public async Task Table_WithOnePeriodTwice_IsAQuestion()
    {
        var rows = Cchc.Select(r => r.ToArray()).ToArray();
        rows[2][4] = "Quý 1 năm 2023";
        var all = Results(await CheckAsync(rows)).Where(c => c.Period?.Key == "2023-Q1").ToList();
        Assert.Equal(2, all.Count);
        Assert.All(all, c => Assert.Contains(c.Problems, p => p is { Code: ProblemCodes.FormAmbiguous, Severity: Severity.Error }));
    }

    // One agency that is known among thousands that are not, down to the limit and one row beyond it.
    [Theory]
    [InlineData(5, 5_000)]
    [InlineData(50, 2_000)]
    public async Task Table_OfAsManyRowsAsAreRead_IsReadAndOneOfMoreSaysWhatTheLimitIs(int columns, int limit)
    {
        await using var store = await Importing.StoreAsync();
        var most = Results(await store.CheckAsync(Long(columns, limit), "wide.csv"));
        Assert.Equal([("2023-Q1", "sct-ha-nam", "C3", 20d), ("2023-H1", "sct-ha-nam", "D3", 22d)], most.Select(c => (c.Period!.Key, c.Agency!.Key!, c.Lines.Single().Cell!, c.Lines.Single().Value!.Value)));
        Assert.Equal(limit - 1, most[0].Problems.Count(p => p.Code == ProblemCodes.HistoryRowUnknown));

        var more = await store.CheckAsync(Long(columns, limit + 1), "wide.csv");
        Assert.Null(more.Form);
        Assert.Equal(ProblemCodes.FormUnrecognised, more.Problems[0].Code);
        var said = Assert.Single(more.Problems.Skip(1));
        Assert.Equal((ProblemCodes.FormUnrecognised, "B2"), (said.Code, said.Cell));
        Assert.Contains($"{limit + 1:#,##0}", ProblemText.Message(said, English), StringComparison.Ordinal);
        Assert.Contains($"{limit:#,##0}", ProblemText.Message(said, English), StringComparison.Ordinal);
        Assert.Contains($"{limit:#,##0}", ProblemText.Suggestion(said, English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_TooLongBesideAForm_IsSaidToo()
    {
        await using var store = await Importing.StoreAsync();
        var rows = Cchc.Concat(Enumerable.Range(0, 5_000).Select(i => (string[])["", $"Việc {i}", "Lượt", "1"]));
        var check = await store.CheckAsync(new FormWorkbook().Sheet("Phụ lục I", new CsvForm().Rows).Sheet("Lịch sử", rows).Bytes());
        Assert.True(check is { Form.Key: "cchc-pl1", CanPublish: true });
        Assert.Contains("5,005", ProblemText.Message(Assert.Single(check.Problems, p => p is { Code: ProblemCodes.FormUnrecognised, Severity: Severity.Warning, Sheet: "Lịch sử" }), English), StringComparison.Ordinal);
    }

    private static CultureInfo English => CultureInfo.GetCultureInfo("en-GB");

    private static byte[] Long(int columns, int rows)
    {
        var text = new StringBuilder("Tổng số TTHC cung cấp toàn trình\nTT,Đơn vị,Quý I/2023,6 tháng 2023");
        for (var i = 2; i < columns; i++) text.Append(null, $",Cột {i}");
        text.Append("\n1,Sở Công Thương tỉnh Hà Nam,20,22\n");
        for (var i = 1; i < rows; i++) text.Append(null, $"{i + 1},Xã thứ {i},{i},{i}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static List<CheckResult> Results(CheckResult check) => [check, .. check.Others];

    private static (double?, string?, string?) Read(CheckResult check, string key)
    {
        var line = check.Lines.Single(l => l.Key == key);
        return (line.Value, line.Cell, line.Raw);
    }

    private static async Task<IReadOnlyList<Observation>> FiguresAsync(TestStore store, string indicator, string period) =>
        await store.Get<ObservationStore>().QueryAsync(indicator, null, period, null, 0, 10, Cancel);

    private static byte[] Workbook(IEnumerable<string[]> rows) => new FormWorkbook().Sheet("Lịch sử", rows).Bytes();

    private static async Task<CheckResult> CheckAsync(IEnumerable<string[]> rows)
    {
        await using var store = await Importing.StoreAsync();
        return await store.CheckAsync(Workbook(rows));
    }
}
