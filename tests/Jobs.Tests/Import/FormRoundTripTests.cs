using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Jobs.Export;
using Kpi.Jobs.Import;
using Kpi.Jobs.Tests.Workbooks;
using Kpi.Jobs.Workbooks;
using Kpi.Jobs.Workbooks.Writing;
using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Import;

/// <summary>Whatever figures a form is written with, it is read with the same ones: as it was written, and however a person moves, pads, renames and respells it.</summary>
public sealed class FormRoundTripTests
{
    private const int Columns = 5;
    private const int ValueColumn = 3;
    private const int MaxTest = 40;
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly string[][] Heads =
    [
        ["STT", "TT", "Mã số", "Số TT"],
        ["Chỉ tiêu", "Tên chỉ tiêu", "NỘI DUNG", "Chỉ tiêu thống kê (Sử dụng trong kỳ báo cáo hàng quý, năm 2024)"],
        ["Đơn vị tính", "ĐVT", "Đơn vị"],
        ["Số liệu", "Kết quả", "Giá trị", "SỐ LIỆU", "Thực hiện"],
        ["Ghi chú", "GHI CHÚ", "Ghi chú (nếu có)"],
    ];

    [Theory]
    [InlineData("cchc-pl1")]
    [InlineData("cchc-bm3")]
    public async Task Form_WithAnyFigures_IsReadAsItWasWritten(string key)
    {
        await using var store = await Importing.StoreAsync();
        var (form, agency, period) = await FormAsync(store, key);
        Prop.ForAll(Seeds(), seed =>
        {
            var random = new Random(seed);
            var figures = Figures(form, agency, period, random);
            var bytes = FormWriter.Write(FormComposer.Compose(form, agency, period, figures), forFilling: random.Next(2) == 0);
            Assert.Equal(Written(form, figures), Read(store.CheckAsync(bytes).GetAwaiter().GetResult(), period));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(MaxTest));
    }

    [Theory]
    [InlineData("cchc-pl1")]
    [InlineData("cchc-bm3")]
    public async Task Form_MovedPaddedRenamedAndRespelt_IsReadTheSame(string key)
    {
        await using var store = await Importing.StoreAsync();
        var (form, agency, period) = await FormAsync(store, key);
        Prop.ForAll(Seeds(), seed =>
        {
            var random = new Random(seed);
            var figures = Figures(form, agency, period, random);
            var sheet = Reading.Workbook(FormWriter.Write(FormComposer.Compose(form, agency, period, figures), forFilling: false)).Sheets[0];
            Assert.Equal(Written(form, figures), Read(store.CheckAsync(Spoilt(sheet, form, random)).GetAwaiter().GetResult(), period));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(MaxTest));
    }

    // A page may end anywhere, after a line that nobody has filled in as well, and that names a year of its own.
    [Fact]
    public async Task Form_WithItsHeaderRepeatedAfterAnyLine_IsOne()
    {
        await using var store = await Importing.StoreAsync();
        var (form, agency, period) = await FormAsync(store, "cchc-pl1");
        for (var last = 0; last < form.Lines.Count - 1; last++)
        {
            var figures = Figures(form, agency, period, new Random(last));
            foreach (var empty in new[] { form.Lines[last].Indicator, form.Lines[last].Denominator }.OfType<Indicator>()) figures.Remove(empty.Key);
            var sheet = Reading.Workbook(FormWriter.Write(FormComposer.Compose(form, agency, period, figures), forFilling: false)).Sheets[0];
            var head = sheet.Rows.First(r => r[1].Text == "STT").Number;
            var rows = new List<string[]>();
            var special = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var row in sheet.Rows)
            {
                rows.Add([.. Enumerable.Range(1, Columns).Select(c => row[c].Text ?? "")]);
                if (row[ValueColumn + 1].Kind == CellKind.Number) special[new CellAddress(rows.Count, ValueColumn + 1).ToString()] = $"<v>{row[ValueColumn + 1].Raw}</v>";
                if (row.Number == head + 2 + last) rows.Add(["STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú"]);
            }
            Assert.Equal(Written(form, figures), Read(await store.CheckAsync(new FormWorkbook().Sheet("Trang 1", rows, special: special).Bytes()), period));
        }
    }

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    private static async Task<(FormVersion, Agency, Period)> FormAsync(TestStore store, string key)
    {
        var catalogue = await store.Get<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        var agency = (await store.Get<AgencyStore>().AllAsync(TestContext.Current.CancellationToken)).Single(a => a.Key == "sct-ha-nam");
        var form = catalogue.Form(key)!;
        return (form, agency, catalogue.CalendarOf(form).Find("2024-H1")!);
    }

    private static Dictionary<string, Observation> Figures(FormVersion form, Agency agency, Period period, Random random)
    {
        var figures = new Dictionary<string, Observation>(StringComparer.Ordinal);
        void Add(Indicator indicator, ObservationState state, double? value, (double N, double D)? counts = null)
        {
            var note = counts is { } c ? FormattableString.Invariant($"{c.N}/{c.D}") : random.Next(6) == 0 ? "06/2024" : null;
            figures[indicator.Key] = new Observation(
                indicator.Key, agency.Key, period, 1, state, value, counts?.N, counts?.D, note, null, Guid.Empty, null, null, false, default, "", null, null);
        }

        foreach (var line in form.Lines)
        {
            if (line.Indicator is not { } indicator || random.Next(8) == 0) continue;
            var state = random.Next(6) == 0 ? ObservationState.NotApplicable : ObservationState.Reported;
            if (line.Denominator is { } whole)
            {
                Add(indicator, state, state == ObservationState.Reported ? Count(random) : null);
                Add(whole, state, state == ObservationState.Reported ? Count(random) : null);
            }
            else if (state == ObservationState.NotApplicable)
            {
                Add(indicator, state, null);
            }
            else if (indicator.Kind == ValueKind.Enumeration)
            {
                Add(indicator, state, indicator.Options[random.Next(indicator.Options.Count)].Value);
            }
            else if (indicator.Kind == ValueKind.Percent && random.Next(3) == 0)
            {
                // Of a whole that is no year.
                var denominator = random.Next(13, 1800);
                var numerator = random.Next(0, denominator + 1);
                Add(indicator, state, 100.0 * numerator / denominator, (numerator, denominator));
            }
            else
            {
                Add(indicator, state, indicator.Kind == ValueKind.Percent ? Percent(random) : Count(random));
            }
        }
        return figures;
    }

    private static double Count(Random random) => random.Next(5) switch
    {
        0 => 0,
        1 => random.Next(10),
        2 => random.Next(1000),
        3 => random.Next(2_000_000),
        _ => random.NextInt64(1_000_000_000_000),
    };

    private static double Percent(Random random) => random.Next(6) switch
    {
        0 => 0,
        1 => 1,
        2 => 100,
        3 => random.Next(101),
        4 => random.Next(1, 1000) / 1000.0,
        _ => Math.Round(random.NextDouble() * 100, random.Next(5)),
    };

    private static List<string> Written(FormVersion form, Dictionary<string, Observation> figures) =>
    [
        form.FormKey,
        .. form.Indicators.Select(i => figures.TryGetValue(i.Key, out var f) ? Line(i.Key, f.State, f.Value, f.Numerator, f.Denominator) : Line(i.Key, ObservationState.Missing, null, null, null)),
    ];

    // No word of a line or a value either: there is nothing wrong with any.
    private static List<string> Read(CheckResult check, Period period)
    {
        Assert.Equal((period.Key, "sct-ha-nam"), (check.Period?.Key, check.Agency?.Key));
        Assert.Empty(check.Problems.Where(p => p.Code.StartsWith("line.", StringComparison.Ordinal) || p.Code.StartsWith("value.", StringComparison.Ordinal)).Select(p => ProblemText.Message(p, Vietnamese)));
        return [check.Form!.Key, .. check.Lines.Select(l => Line(l.Key, l.State, l.Value, l.Numerator, l.Denominator))];
    }

    // A workbook carries 15 digits.
    private static string Line(string key, ObservationState state, double? value, double? numerator, double? denominator) =>
        FormattableString.Invariant($"{key} {state} {value:G15} {numerator:G15}/{denominator:G15}");

    private static byte[] Spoilt(Sheet sheet, FormVersion form, Random random)
    {
        var head = sheet.Rows.First(r => r[1].Text == "STT").Number;
        var rows = sheet.Rows.Where(r => r.Number < head).Select(r => (Cells: (string[])[r[1].Text ?? ""], Value: (string?)null)).ToList();
        string[] heads = [.. Heads.Select(h => h[random.Next(h.Length)])];
        int[] order = [.. Enumerable.Range(0, Columns), .. Enumerable.Repeat(-1, random.Next(3))];
        random.Shuffle(order);
        string[] Ordered(string[] row) => [.. order.Select(c => c < 0 ? "" : row[c])];
        foreach (var _ in Enumerable.Range(0, random.Next(4))) rows.Add(([], null));
        rows.Add((Ordered(heads), null));
        var body = sheet.Rows.Where(r => r.Number > head + 1).ToArray();
        Assert.Equal(form.Lines.Count, body.Length);
        random.Shuffle(body);
        foreach (var row in body)
        {
            if (random.Next(8) == 0) rows.Add(([], null));
            if (random.Next(20) == 0) rows.Add((Ordered(heads), null));
            var line = form.Lines.Single(l => l.Code == (row[1].Text ?? "") && l.Name.Vi == row[2].Text);
            var (text, number) = Spelt(row[ValueColumn + 1], line, random);
            rows.Add((Ordered([row[1].Text ?? "", Padded(row[2].Text!, random), row[3].Text ?? "", text, row[5].Text ?? ""]), number));
        }
        var special = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Value is { } number) special[new CellAddress(i + 1, Array.IndexOf(order, ValueColumn) + 1).ToString()] = $"<v>{number}</v>";
        }
        return new FormWorkbook().Sheet("Trang 1", rows.Select(r => r.Cells), special: special).Bytes();
    }

    private static string Padded(string name, Random random) => random.Next(4) switch
    {
        0 => $"  {name} ",
        1 => name.Replace(" ", "\u00a0", StringComparison.Ordinal),
        2 => $"{name}.",
        _ => name,
    };

    /// <summary>Another spelling of the same value: a text, or the number of a cell.</summary>
    private static (string Text, string? Number) Spelt(in Cell cell, FormLine line, Random random)
    {
        if (cell.Kind == CellKind.Empty) return (line.Kind == LineKind.Heading ? "" : new[] { "", "  ", "…", "..." }[random.Next(4)], null);
        if (cell.Kind == CellKind.Text)
        {
            if (cell.Text == "-") return (new[] { "-", "–", "x", "N/A" }[random.Next(4)], null);
            return (cell.Text!.Contains('/', StringComparison.Ordinal) && random.Next(2) == 0 ? cell.Text.Replace("/", " / ", StringComparison.Ordinal) : cell.Text.Replace("%", random.Next(2) == 0 ? " %" : "%", StringComparison.Ordinal), null);
        }
        var number = cell.Number;
        if (line.Kind == LineKind.Enumeration && random.Next(2) == 0) return (line.Indicator!.Options.Single(o => o.Value == number).Name, null);
        if (line.Kind == LineKind.Percent && number != Math.Floor(number))
        {
            // Three decimals could be thousands: nobody knows which.
            var text = number.ToString("0.##########", Vietnamese);
            var isPlain = double.Parse(text, Vietnamese) == number && text.Length - text.IndexOf(',', StringComparison.Ordinal) - 1 != 3;
            return isPlain && random.Next(2) == 0 ? (text + (random.Next(2) == 0 ? "%" : ""), null) : ("", cell.Raw);
        }
        return random.Next(6) switch
        {
            0 => (cell.Raw!, null),
            1 when line.Kind == LineKind.Count => (number.ToString("N0", Vietnamese), null),
            2 => ($" {cell.Raw}\u00a0", null),
            3 => (string.Concat(cell.Raw!.Select(c => (char)(c + 0xFEE0))), null),
            4 when line.Kind == LineKind.Count => (number.ToString("00", CultureInfo.InvariantCulture), null),
            _ => ("", cell.Raw),
        };
    }
}
