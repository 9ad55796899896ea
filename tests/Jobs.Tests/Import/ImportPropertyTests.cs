using System.Globalization;
using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Observations;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Tests.Import;

/// <summary>What must hold for any slip of the finger, and for any layout that says the same.</summary>
public sealed class ImportPropertyTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    [Fact]
    public async Task AnyDigit_ChangedInAnyValueOfTheRealForm_IsAChangeOrAProblemNeverNothing()
    {
        await using var store = await Importing.StoreAsync();
        await store.PublishFormAsync(Importing.Form("phu-luc-I-6-thang-2024.xlsx"));
        var original = new CsvForm().Rows;
        var places = Enumerable.Range(7, original.Count - 7).SelectMany(r => Digits(original[r][CsvForm.Value]).Select(i => (Row: r, At: i))).ToList();
        Assert.NotEmpty(places);
        foreach (var (row, at) in places)
        {
            foreach (var digit in "0123456789")
            {
                var form = new CsvForm();
                var value = form.Rows[row][CsvForm.Value];
                if (value[at] == digit) continue;
                form.Rows[row][CsvForm.Value] = value[..at] + digit + value[(at + 1)..];
                var check = await store.CheckAsync(form.Bytes(), "form.csv");
                var cell = $"D{row + 1}";
                var said = check.Problems.Any(p => p.Cell == cell);
                var lines = check.Lines.Where(l => l.Cell == cell).ToList();
                var seen = lines.Exists(l => check.Changes.Items.Any(c => c.Key == l.Key && c.New == l.Value && c.Old != c.New));
                Assert.True(said || seen, $"{cell}: '{value}' became '{form.Rows[row][CsvForm.Value]}' without a word");
                if (!said) Assert.All(lines, l => Assert.Equal(ObservationState.Reported, l.State));
            }
        }
    }

    [Theory]
    [InlineData("phu-luc-I-6-thang-2024.xlsx")]
    [InlineData("variants/v4-real-numbers.xlsx")]
    public async Task AnyDigit_ChangedInAnyValueCellOfTheRealWorkbook_IsAChangeOrAProblemNeverNothing(string file)
    {
        await using var store = await Importing.StoreAsync();
        var original = Importing.Form(file.Split('/'));
        await store.PublishFormAsync(original);
        var values = (await store.CheckAsync(original)).Lines.Where(l => l is { Cell: not null, Raw: not null }).DistinctBy(l => l.Cell).ToList();
        Assert.InRange(values.Count, 50, 60);
        foreach (var line in values)
        {
            foreach (var at in Digits(line.Raw!))
            {
                // Every other digit.
                for (var step = 1; step < 10; step++)
                {
                    var spoilt = line.Raw![..at] + (char)('0' + ((line.Raw[at] - '0' + step) % 10)) + line.Raw[(at + 1)..];
                    if (double.TryParse(spoilt, CultureInfo.InvariantCulture, out var number) && double.TryParse(line.Raw, CultureInfo.InvariantCulture, out var before) && number == before) continue;
                    var check = await store.CheckAsync(WithCell(original, line.Cell!, spoilt));
                    var lines = check.Lines.Where(l => l.Cell == line.Cell).ToList();
                    var said = check.Problems.Any(p => p.Cell == line.Cell && p.Code != ProblemCodes.RevisionClosedPeriod);
                    var seen = lines.Exists(l => check.Changes.Items.Any(c => c.Key == l.Key && c.New == l.Value && c.Old != c.New));
                    Assert.True(said || seen, $"{line.Cell}: '{line.Raw}' became '{spoilt}' without a word");
                }
            }
        }
    }

    [Fact]
    public async Task AnyLayoutAndSpelling_ThatSaysTheSame_IsReadIdentically()
    {
        await using var store = await Importing.StoreAsync();
        var expected = Read(await store.CheckAsync(new CsvForm().Bytes(), "form.csv"));
        var seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();
        Prop.ForAll(seeds, seed =>
        {
            var bytes = Spoilt(new Random(seed));
            var check = store.CheckAsync(bytes).GetAwaiter().GetResult();
            Assert.Equal(expected, Read(check));
            Assert.True(check.CanPublish);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private static byte[] Spoilt(Random random)
    {
        var form = new CsvForm();
        var header = form.Rows.FindIndex(r => r[CsvForm.Code] == "STT");
        var head = form.Rows.GetRange(header, 2);
        var rows = form.Rows.Take(header).Select(r => (string[])[r[0]]).ToList();
        string[] columns = [.. Enumerable.Range(0, 5).Select(c => $"{c}"), .. Enumerable.Range(0, random.Next(3)).Select(_ => "")];
        random.Shuffle(columns);
        string[] Ordered(string[] row) => [.. columns.Select(c => c.Length == 0 ? "" : row[int.Parse(c, CultureInfo.InvariantCulture)])];

        // One row of heads, as the heads of two rows can only be moved together.
        string[] single = ["STT", head[0][CsvForm.Name], "Đơn vị tính", "Số liệu", "Ghi chú"];
        foreach (var _ in Enumerable.Range(0, random.Next(4))) rows.Add([]);
        rows.Add(Ordered(single));
        foreach (var row in form.Rows.Skip(header + 2).Where(r => r[CsvForm.Code] != "STT" && !(r[CsvForm.Code].Length == 0 && r[CsvForm.Value] == "Số liệu")))
        {
            if (random.Next(8) == 0) rows.Add([]);
            if (random.Next(20) == 0) rows.Add(Ordered(single));
            var spelt = (string[])row.Clone();
            spelt[CsvForm.Value] = Spelt(row[CsvForm.Value], random);
            rows.Add(Ordered(spelt));
        }
        return new FormWorkbook().Sheet("S", rows).Bytes();
    }

    private static string Spelt(string value, Random random)
    {
        if (value.Length == 0 || !value.All(char.IsAsciiDigit)) return value;
        var number = int.Parse(value, CultureInfo.InvariantCulture);
        return random.Next(7) switch
        {
            0 => number.ToString(CultureInfo.InvariantCulture),
            1 => number.ToString("00", CultureInfo.InvariantCulture),
            2 => $" {number}\u00a0",
            3 => string.Concat(value.Select(c => (char)(c + 0xFEE0))),
            4 => number.ToString("N0", Vietnamese),
            5 => $"\u200b{value}",
            _ => value,
        };
    }

    /// <summary>The workbook with another value in one cell: a number where it was one, else a text.</summary>
    private static byte[] WithCell(byte[] workbook, string cell, string value)
    {
        const string Sheet = "xl/worksheets/sheet1.xml";
        using var bytes = new MemoryStream();
        bytes.Write(workbook);
        using (var package = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            string xml;
            using (var reader = new StreamReader(package.GetEntry(Sheet)!.Open())) xml = reader.ReadToEnd();
            var start = xml.IndexOf($"<c r=\"{cell}\"", StringComparison.Ordinal);
            var end = xml.IndexOf("</c>", start, StringComparison.Ordinal);
            var isNumber = xml[start..end].Contains(" t=\"n\"", StringComparison.Ordinal);
            var spoilt = isNumber ? $"<c r=\"{cell}\"><v>{value}</v>" : $"<c r=\"{cell}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{value}</t></is>";
            package.GetEntry(Sheet)!.Delete();
            using var writer = new StreamWriter(package.CreateEntry(Sheet).Open());
            writer.Write(xml[..start] + spoilt + xml[end..]);
        }
        return bytes.ToArray();
    }

    private static IEnumerable<int> Digits(string text) => Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i]));

    private static List<(string, ObservationState, double?, string?)> Read(CheckResult check) => [.. check.Lines.Select(l => (l.Key, l.State, l.Value, l.Note))];
}
