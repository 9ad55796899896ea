using Kpi.Data.Mappings;
using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Rules;
using Kpi.Jobs.Import;
using Kpi.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace Kpi.Jobs.Tests.Import;

/// <summary>What a person has said of a line once is not asked again: of this agency's files, from this period on, and never against the line's own name.</summary>
public sealed class LineMemoryTests
{
    private const string NewName = "Số lượt truy cập cổng thông tin điện tử";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task RenamedLine_ConfirmedOnce_IsReadSilentlyFromThenOn()
    {
        await using var store = await Importing.StoreAsync();
        var first = await CheckAsync(store, Renamed());
        Assert.Null(Value(first, "cchc.7.1.1"));
        var problem = Assert.Single(first.Problems, p => p.Code == ProblemCodes.LineUnknown);
        Assert.True(await ConfirmAsync(store, first, problem, new LineChoice(LineMappingKind.Line, "cchc.7.1.1", [])));

        var again = await CheckAsync(store, Renamed());
        Assert.Equal(26, Value(again, "cchc.7.1.1"));
        Assert.DoesNotContain(again.Problems, IsOfALine);
        var remembered = Assert.Single(again.Remembered);
        Assert.Equal((LineMappingKind.Line, "cchc.7.1.1", "2024-H1", "clerk", NewName), (remembered.Kind, remembered.Line, remembered.Since, remembered.By, remembered.Name));
        Assert.Equal(again.Remembered, CheckJson.Load(CheckJson.Store(again)).Remembered);

        var later = await CheckAsync(store, Renamed().Title(2, "QUÝ III NĂM 2024").Title(3, ""));
        Assert.Equal(("2024-Q3", 26d), (later.Period?.Key, Value(later, "cchc.7.1.1")));
        Assert.DoesNotContain(later.Problems, p => p.Code == ProblemCodes.LineUnknown);
    }

    [Fact]
    public async Task RenamedLine_InAnEarlierPeriod_IsAskedForAsBefore()
    {
        await using var store = await Importing.StoreAsync();
        await ConfirmRenamedAsync(store);
        var earlier = await CheckAsync(store, Renamed().Title(2, "QUÝ I NĂM 2024").Title(3, ""));
        Assert.Equal(("2024-Q1", null), (earlier.Period?.Key, Value(earlier, "cchc.7.1.1")));
        Assert.Contains(earlier.Problems, p => p.Code == ProblemCodes.LineUnknown);
        Assert.Empty(earlier.Remembered);
    }

    [Fact]
    public async Task RenamedLine_OfAnotherAgency_IsAskedForAsBefore()
    {
        await using var store = await Importing.StoreAsync();
        await ConfirmRenamedAsync(store);
        await AddAgencyAsync(store, "syt-ha-nam", "Sở Y tế tỉnh Hà Nam");
        var other = await CheckAsync(store, Renamed().Title(4, "Đơn vị báo cáo: Sở Y tế tỉnh Hà Nam"));
        Assert.Equal(("syt-ha-nam", null), (other.Agency?.Key, Value(other, "cchc.7.1.1")));
        Assert.Contains(other.Problems, p => p.Code == ProblemCodes.LineUnknown);
    }

    [Fact]
    public async Task RenamedLine_InTheInbox_IsReadAsRemembered()
    {
        await using var store = await Importing.StoreAsync();
        await ConfirmRenamedAsync(store);
        var received = await store.PublishFormAsync(Renamed().Bytes(), "form.csv");
        Assert.True(received.Check.CanPublish);
        var figures = await store.Get<ObservationStore>().QueryAsync("cchc.7.1.1", null, "2024-H1", null, 0, 10, Cancel);
        Assert.Equal(26, Assert.Single(figures).Value);
    }

    [Fact]
    public async Task RememberedLine_Forgotten_IsAskedForAgain()
    {
        await using var store = await Importing.StoreAsync();
        await ConfirmRenamedAsync(store);
        var check = await CheckAsync(store, Renamed());
        Assert.False(await store.Get<LineMemory>().ForgetAsync(check, check.Remembered[0].Id + 1, "clerk", Cancel));
        Assert.True(await store.Get<LineMemory>().ForgetAsync(check, check.Remembered[0].Id, "clerk", Cancel));
        check = await CheckAsync(store, Renamed());
        Assert.Null(Value(check, "cchc.7.1.1"));
        Assert.Contains(check.Problems, p => p.Code == ProblemCodes.LineUnknown);
    }

    [Fact]
    public async Task RememberedLine_WhenTheLineStandsThereItself_IsADuplicateAndNotTheFigure()
    {
        await using var store = await Importing.StoreAsync();
        await ConfirmRenamedAsync(store);
        var check = await CheckAsync(store, new CsvForm().InsertAfter("7.1.1.", "7.1.1.", NewName, "TTHC", "99"));
        Assert.Equal(26, Value(check, "cchc.7.1.1"));
        Assert.Equal(Severity.Error, Assert.Single(check.Problems, p => p.Code == ProblemCodes.LineDuplicate).Severity);
    }

    [Fact]
    public async Task RememberedLine_WhoseNameIsAnotherLine_IsThatOtherLine()
    {
        await using var store = await Importing.StoreAsync();
        var form = new CsvForm();
        var name = form.Rows[form.RowOf("7.1.2.") - 1][CsvForm.Name];
        form.Remove("7.1.1.").Remove("7.1.2.").InsertAfter("7.1.", "7.1.1.", name, "TTHC", "101");
        var first = await CheckAsync(store, form);
        var problem = Assert.Single(first.Problems, p => p.Code == ProblemCodes.LineCodeMismatch && IsOfALine(p));
        Assert.Null(Value(first, "cchc.7.1.1"));
        Assert.False(await ConfirmAsync(store, first, problem, new LineChoice(LineMappingKind.Line, "cchc.7.1.1", [])));
        Assert.False(await ConfirmAsync(store, first, problem, new LineChoice(LineMappingKind.NotALine, null, [])));

        // Even when it is in the store, however it came there.
        var memory = new LineMappingDraft(LineMappingKind.Line, Kpi.Jobs.Import.Recognition.PrintedLine.Key("7.1.1.", name), "7.1.1.", name, "cchc.7.1.1");
        await store.Get<LineMappingStore>().ConfirmAsync(1, "sct-ha-nam", "cchc-pl1", new Kpi.Data.Periods.Period(1, 2024, Kpi.Data.Periods.PeriodKind.H1, 0, new DateOnly(2023, 12, 15), new DateOnly(2024, 6, 14), null), [memory], "clerk", Cancel);
        Assert.Null(Value(await CheckAsync(store, form), "cchc.7.1.1"));

        Assert.True(await ConfirmAsync(store, first, problem, new LineChoice(LineMappingKind.Line, "cchc.7.1.2", [])));
        var second = await CheckAsync(store, form);
        Assert.Equal((null, 101d), (Value(second, "cchc.7.1.1"), Value(second, "cchc.7.1.2")));
    }

    [Fact]
    public async Task RenumberedLine_Confirmed_IsSilent()
    {
        await using var store = await Importing.StoreAsync();
        var form = new CsvForm().Set("7.1.1.", CsvForm.Code, "7.1.9.");
        var first = await CheckAsync(store, form);
        Assert.True(await ConfirmAsync(store, first, Assert.Single(first.Problems, p => p.Code == ProblemCodes.LineCodeMismatch && IsOfALine(p)), new LineChoice(LineMappingKind.Line, "cchc.7.1.1", [])));
        var second = await CheckAsync(store, form);
        Assert.Equal(26, Value(second, "cchc.7.1.1"));
        Assert.DoesNotContain(second.Problems, p => p.Code == ProblemCodes.LineCodeMismatch && IsOfALine(p));
        Assert.Single(second.Remembered);
    }

    [Fact]
    public async Task InsertedLine_SaidToBeNone_IsSilentAndNothingMoves()
    {
        await using var store = await Importing.StoreAsync();
        var form = new CsvForm().InsertAfter("7.1.", "7.1.0.", "Một dòng mới của năm nay", "TTHC", "999");
        var first = await CheckAsync(store, form);
        Assert.True(await ConfirmAsync(store, first, Assert.Single(first.Problems, p => p.Code == ProblemCodes.LineUnknown), new LineChoice(LineMappingKind.NotALine, null, [])));
        var second = await CheckAsync(store, form);
        Assert.Equal([127d, 26d, 101d], second.Lines.TakeLast(3).Select(l => l.Value!.Value));
        Assert.DoesNotContain(second.Problems, p => p.Code == ProblemCodes.LineUnknown);
        Assert.Equal(LineMappingKind.NotALine, Assert.Single(second.Remembered).Kind);
    }

    [Fact]
    public async Task MissingLine_SaidToBeGone_IsSilentStaysMissingAndComesBackByItself()
    {
        await using var store = await Importing.StoreAsync();
        var first = await CheckAsync(store, new CsvForm().Remove("7.1.1."));
        Assert.True(await ConfirmAsync(store, first, Assert.Single(first.Problems, p => p.Code == ProblemCodes.LineAbsent), new LineChoice(LineMappingKind.Gone, null, [])));
        var second = await CheckAsync(store, new CsvForm().Remove("7.1.1."));
        Assert.Equal(ObservationState.Missing, second.Lines.First(l => l.Key == "cchc.7.1.1").State);
        Assert.DoesNotContain(second.Problems, p => p.Code == ProblemCodes.LineAbsent);
        Assert.Equal(LineMappingKind.Gone, Assert.Single(second.Remembered).Kind);
        var back = await CheckAsync(store, new CsvForm());
        Assert.Equal(26, Value(back, "cchc.7.1.1"));
        Assert.Empty(back.Remembered);
    }

    [Fact]
    public async Task SplitLine_PutTogetherOnce_IsTheSumOfAllItsPartsOrNothing()
    {
        await using var store = await Importing.StoreAsync();
        var first = await CheckAsync(store, Split("20", "6"));
        Assert.Null(Value(first, "cchc.7.1.1"));
        var absent = Assert.Single(first.Problems, p => p.Code == ProblemCodes.LineAbsent);
        var parts = first.Problems.Where(p => p.Code == ProblemCodes.LineUnknown).ToList();
        Assert.Equal(2, parts.Count);
        Assert.All(parts, p => Assert.True(LineChoices.IsProposedPart(absent, p)));
        Assert.False(await ConfirmAsync(store, first, absent, new LineChoice(LineMappingKind.Part, null, [parts[0].Key])));
        Assert.True(await ConfirmAsync(store, first, absent, new LineChoice(LineMappingKind.Part, null, [.. parts.Select(p => p.Key)])));

        var second = await CheckAsync(store, Split("20", "6"));
        Assert.Equal((26d, "20 + 6"), (Value(second, "cchc.7.1.1"), second.Lines.First(l => l.Key == "cchc.7.1.1").Raw));
        Assert.DoesNotContain(second.Problems, IsOfALine);
        Assert.Equal(2, second.Remembered.Count);

        var half = await CheckAsync(store, Split("20", ""));
        Assert.Null(Value(half, "cchc.7.1.1"));
        Assert.Contains(half.Problems, p => p is { Code: ProblemCodes.ValueUnreadable, Line: "cchc.7.1.1", Severity: Severity.Error });
        Assert.Equal(ObservationState.Missing, (await CheckAsync(store, Split("", ""))).Lines.First(l => l.Key == "cchc.7.1.1").State);
        var one = await CheckAsync(store, Split("20", "6").Remove("7.1.1b."));
        Assert.Null(Value(one, "cchc.7.1.1"));
        Assert.Contains(one.Problems, p => p is { Code: ProblemCodes.LineAbsent, Line: "cchc.7.1.1" });
        Assert.Contains(one.Problems, p => p.Code == ProblemCodes.LineUnknown);
    }

    [Fact]
    public async Task RenamedLine_AmongOthers_IsProposedWithItsConfidence()
    {
        await using var store = await Importing.StoreAsync();
        var check = await CheckAsync(store, new CsvForm().Set("7.1.1.", CsvForm.Name, "Số thủ tục hành chính thực hiện toàn trình"));
        var problem = Assert.Single(check.Problems, p => p.Code == ProblemCodes.LineUnknown);
        Assert.Equal("proposed", problem.Facts[Problem.Case]);
        Assert.StartsWith("cchc.7.1.1=0.", problem.Facts["proposals"], StringComparison.Ordinal);
        Assert.Contains("7.1.1.", ProblemText.Message(problem, System.Globalization.CultureInfo.GetCultureInfo("vi-VN")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_OfAFileWithoutPeriod_CannotBeRemembered()
    {
        await using var store = await Importing.StoreAsync();
        var check = await CheckAsync(store, Renamed().Title(2, "BÁO CÁO").Title(3, ""));
        Assert.Null(check.Period);
        Assert.False(await ConfirmAsync(store, check, check.Problems.First(p => p.Code == ProblemCodes.LineUnknown), new LineChoice(LineMappingKind.Line, "cchc.7.1.1", [])));
    }

    // The real form misprints the code of the heading 4.3.
    private static bool IsOfALine(Problem problem) => problem.Code.StartsWith("line.", StringComparison.Ordinal) && problem.Line != "cchc.4.3";

    private static CsvForm Renamed() => new CsvForm().Set("7.1.1.", CsvForm.Name, NewName);

    private static CsvForm Split(string first, string second) => new CsvForm().Remove("7.1.1.")
        .InsertAfter("7.1.", "7.1.1b.", "Tổng số TTHC toàn trình cấp tỉnh", "TTHC", second)
        .InsertAfter("7.1.", "7.1.1a.", "Tổng số TTHC toàn trình cấp huyện, xã", "TTHC", first);

    private static async Task ConfirmRenamedAsync(TestStore store)
    {
        var check = await CheckAsync(store, Renamed());
        Assert.True(await ConfirmAsync(store, check, check.Problems.First(p => p.Code == ProblemCodes.LineUnknown), new LineChoice(LineMappingKind.Line, "cchc.7.1.1", [])));
    }

    private static Task<bool> ConfirmAsync(TestStore store, CheckResult check, Problem problem, LineChoice choice) =>
        store.Get<LineMemory>().ConfirmAsync(check, problem.Key, choice, "clerk", Cancel);

    private static Task<CheckResult> CheckAsync(TestStore store, CsvForm form) => store.CheckAsync(form.Bytes(), "form.csv");

    private static double? Value(CheckResult check, string key) => check.Lines.First(l => l.Key == key).Value;

    private static async Task AddAgencyAsync(TestStore store, string key, string name)
    {
        Assert.Equal(StoreProvider.Sqlite, store.Options.Provider);
        await using var connection = new SqliteConnection(store.Options.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = """INSERT INTO "Agency" ("Key", "NameVi", "NameEn") VALUES ($key, $name, $name)""";
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$name", name);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
