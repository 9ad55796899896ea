using System.IO.Compression;
using System.Xml.Linq;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Jobs.Export;
using Kpi.Jobs.Tests.Import;
using Kpi.Jobs.Workbooks;
using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Workbooks.Writing;

/// <summary>The form to be filled in, as it stands in the file: what it lets be typed, what it asks about, and what it keeps.</summary>
public sealed class FormWriterTests
{
    private const int Code = 1;
    private const int Value = 4;
    private const int Note = 5;
    private static readonly XNamespace Main = XlsxPackage.Spreadsheet;

    [Theory]
    [InlineData("cchc-pl1")]
    [InlineData("cchc-bm3")]
    public async Task Template_OfEachLine_AsksAboutWhatCannotBe(string key)
    {
        var (form, template) = await TemplateAsync(key);
        var sheet = template.Part("xl/worksheets/sheet1.xml");
        var rules = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var rule in sheet.Descendants(Main + "dataValidation"))
        {
            foreach (var cell in Cells((string)rule.Attribute("sqref")!)) rules.Add(cell, rule);
        }
        var rows = template.Rows(form);
        foreach (var line in form.Lines)
        {
            var rule = rules.GetValueOrDefault(new CellAddress(rows[line.Key], Value).ToString());
            Assert.Equal((line.Key, line.Kind is LineKind.Heading or LineKind.Fraction), (line.Key, rule is null));
            if (rule is null) continue;

            // A warning, which "-" and a click get past.
            Assert.Equal(("warning", "1"), ((string?)rule.Attribute("errorStyle"), (string?)rule.Attribute("allowBlank")));
            var options = line.Indicator!.Options;
            (string?, string?, string?, string?) expected = line.Kind switch
            {
                LineKind.Enumeration => ("list", null, $"\"{string.Join(',', options.Select(o => o.Value))}\"", null),
                LineKind.Percent => ("decimal", null, "0", "100"),
                _ => ("whole", "greaterThanOrEqual", "0", null),
            };
            Assert.Equal(
                expected,
                ((string?)rule.Attribute("type"), Operator(rule), (string?)rule.Element(Main + "formula1"), rule.Element(Main + "formula2") is { Value.Length: > 0 } second ? second.Value : null));
            if (line.Kind == LineKind.Enumeration) Assert.NotEqual("1", (string?)rule.Attribute("showDropDown"));
        }
        Assert.Equal(form.Lines.Count(l => l.Kind is not (LineKind.Heading or LineKind.Fraction)), rules.Count);
    }

    [Fact]
    public async Task Template_IsProtectedWithoutAPassword_ButForValuesAndNotes()
    {
        var (form, template) = await TemplateAsync("cchc-pl1");
        var sheet = template.Part("xl/worksheets/sheet1.xml");
        var protection = Assert.Single(sheet.Descendants(Main + "sheetProtection"));
        Assert.Equal(("1", true), ((string?)protection.Attribute("sheet"), string.IsNullOrEmpty((string?)protection.Attribute("password"))));
        var formats = template.Part("xl/styles.xml").Descendants(Main + "cellXfs").Single().Elements(Main + "xf").ToList();
        var cells = sheet.Descendants(Main + "c").ToDictionary(c => (string)c.Attribute("r")!, StringComparer.Ordinal);
        bool IsOpen(int row, int column) => cells.TryGetValue(new CellAddress(row, column).ToString(), out var cell) && (string?)formats[(int?)cell.Attribute("s") ?? 0].Element(Main + "protection")?.Attribute("locked") is "0" or "false";
        var rows = template.Rows(form);
        foreach (var line in form.Lines)
        {
            var open = line.Kind != LineKind.Heading;
            Assert.Equal(
                (line.Key, false, false, false, open, open),
                (line.Key, IsOpen(rows[line.Key], Code), IsOpen(rows[line.Key], Code + 1), IsOpen(rows[line.Key], Code + 2), IsOpen(rows[line.Key], Value), IsOpen(rows[line.Key], Note)));
        }
        for (var row = 1; row < rows.Values.Min(); row++) Assert.DoesNotContain(Enumerable.Range(1, Note), column => IsOpen(row, column));
    }

    [Theory]
    [InlineData("cchc-pl1")]
    [InlineData("cchc-bm3")]
    public async Task Template_HandedInAsItIs_IsTheFormWithNothingInIt(string key)
    {
        await using var store = await Importing.StoreAsync();
        var check = await store.CheckAsync((await MakeAsync(store, key)).Bytes);
        Assert.Equal((key, "2024-H1", "sct-ha-nam", 1d), (check.Form?.Key, check.Period?.Key, check.Agency?.Key, check.Form?.Confidence));
        Assert.All(check.Lines, l => Assert.Equal(ObservationState.Missing, l.State));
        Assert.Empty(check.Problems);
    }

    // "Between" goes without saying.
    private static string? Operator(XElement rule) => (string?)rule.Attribute("operator") is { } named and not "between" ? named : null;

    private static IEnumerable<string> Cells(string places)
    {
        foreach (var place in places.Split(' '))
        {
            var ends = place.Split(':');
            Assert.True(CellAddress.TryParse(ends[0], out var first) & CellAddress.TryParse(ends[^1], out var last));
            for (var row = first.Row; row <= last.Row; row++) yield return new CellAddress(row, first.Column).ToString();
        }
    }

    private static async Task<(FormVersion Form, Template Template)> TemplateAsync(string key)
    {
        await using var store = await Importing.StoreAsync();
        var (form, bytes) = await MakeAsync(store, key);
        return (form, new Template(bytes));
    }

    private static async Task<(FormVersion Form, byte[] Bytes)> MakeAsync(TestStore store, string key)
    {
        var catalogue = await store.Get<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        var agency = (await store.Get<AgencyStore>().AllAsync(TestContext.Current.CancellationToken)).Single(a => a.Key == "sct-ha-nam");
        var form = catalogue.Form(key)!;
        return (form, FormExporter.Template(form, agency, catalogue.CalendarOf(form).Find("2024-H1")!));
    }

    private sealed class Template(byte[] bytes)
    {
        public XDocument Part(string name)
        {
            using var package = new ZipArchive(new MemoryStream(bytes));
            using var part = package.GetEntry(name)!.Open();
            return XDocument.Load(part);
        }

        /// <summary>Number of the row of each line, by key: the lines stand in order below the head.</summary>
        public Dictionary<string, int> Rows(FormVersion form)
        {
            var sheet = Reading.Workbook(bytes).Sheets[0];
            var first = sheet.Rows.First(r => r[Code + 1].Text == form.Lines[0].Name.Vi).Number;
            for (var i = 0; i < form.Lines.Count; i++) Assert.Equal(form.Lines[i].Name.Vi, sheet[first + i, Code + 1].Text);
            return form.Lines.Select((l, i) => (l.Key, Row: first + i)).ToDictionary(l => l.Key, l => l.Row, StringComparer.Ordinal);
        }
    }
}
