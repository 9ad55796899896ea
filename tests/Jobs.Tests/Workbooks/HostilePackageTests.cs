using System.Diagnostics;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>Packages made to exhaust memory or time: each is refused early, whatever it declares about itself.</summary>
[Collection(nameof(Alone))]
public sealed class HostilePackageTests
{
    private const int Huge = 40_000_000;

    public static TheoryData<string, string, string> Bombs => new()
    {
        { "xml-token", "<sheetData><row r=\"", "1" },
        { "xml-token", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t><![CDATA[", "<]] >" },
        { "xml-token", "<!--", "-x" },
        { "xml-token", "<sheetData>&amp", "p" },
        { "xml-token", "<sheetData><", "a" },
        { "text-length", "<sheetData><row r=\"1\"><c r=\"A1\"><v>", "1" },
        { "text-length", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>", "<t>abcdefghij</t>" },
        { "xml-depth", "", "<a>" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Part_OfOneEndlessThing_IsRefusedBeforeItIsHeld(string limit, string beginning, string repeated)
    {
        var bytes = WithSheetBytes(beginning, Enumerable.Repeat(repeated, Huge / repeated.Length));
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        var fault = Reading.Fault(bytes);

        Assert.Equal(FileFault.Limits, fault.Code);
        Assert.Equal(limit, fault.Details["limit"]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 8L * 1024 * 1024);
    }

    [Fact]
    public void Names_WithoutEnd_AreRefused()
    {
        var fault = Reading.Fault(WithSheetBytes("", Enumerable.Range(0, 100_000).Select(i => $"<a{i}/>")));

        Assert.Equal("xml-names", fault.Details["limit"]);
    }

    [Fact]
    public void Attributes_WithoutEnd_AreRefused()
    {
        var fault = Reading.Fault(WithSheetBytes("<x ", Enumerable.Range(0, 100_000).Select(i => $"a{i}='' ")));

        Assert.Equal(FileFault.Limits, fault.Code);
    }

    [Fact]
    public void Content_BeyondTheLimit_IsCountedWhileUnpacking()
    {
        var limits = new WorkbookLimits { MaxUncompressedBytes = 1_000_000 };
        var bytes = WithSheetBytes("<sheetData>", Enumerable.Repeat("<row/>", 200_000));

        var fault = Reading.Fault(bytes, limits: limits);

        Assert.Equal("uncompressed-bytes", fault.Details["limit"]);
        Assert.Equal("1000000", fault.Details["allowed"]);
    }

    [Fact]
    public void Content_BeyondTheLimit_CountsAPartEachTimeItIsRead()
    {
        var tabs = string.Concat(Enumerable.Range(0, 100).Select(i => $"""<sheet name="S{i}" r:id="rId1"/>"""));
        var bytes = new XlsxPackage().Workbook($"<sheets>{tabs}</sheets>").Rows(string.Concat(Enumerable.Repeat("<row/>", 10_000))).ToBytes();

        Assert.Equal("uncompressed-bytes", Reading.Fault(bytes, limits: new WorkbookLimits { MaxUncompressedBytes = 3_000_000 }).Details["limit"]);
    }

    [Fact]
    public void Cells_BeyondTheLimit_AreCountedOverAllSheets()
    {
        var bytes = new XlsxPackage()
            .Workbook("""<sheets><sheet name="A" r:id="rId1"/><sheet name="B" r:id="rId1"/></sheets>""")
            .Cells("<c><v>1</v></c><c><v>2</v></c>")
            .ToBytes();

        Assert.Equal("cells", Reading.Fault(bytes, limits: new WorkbookLimits { MaxCells = 3 }).Details["limit"]);
        Assert.True(Reading.Of(bytes, limits: new WorkbookLimits { MaxCells = 4 }).IsWorkbook);
    }

    [Fact]
    public void Tabs_WithoutEnd_AreRefused()
    {
        var tabs = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"""<sheet name="S{i}" r:id="rId1"/>"""));

        Assert.Equal("sheets", Reading.Fault(new XlsxPackage().Workbook($"<sheets>{tabs}</sheets>").ToBytes()).Details["limit"]);
    }

    [Fact]
    public void SharedStrings_BeyondMemory_AreRefused()
    {
        var bytes = new XlsxPackage().SharedStrings(string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"<si><t>{i}</t></si>"))).ToBytes();

        Assert.True(Reading.Of(bytes).IsWorkbook);
        Assert.Equal("memory", Reading.Fault(bytes, limits: new WorkbookLimits { MaxCells = 1_000 }).Details["limit"]);
    }

    [Fact]
    public void SharedStrings_OfMoreThanThereCanBeCells_AreRefused()
    {
        var strings = string.Concat(Enumerable.Repeat("<si/>", 2_000_002));

        Assert.Equal("texts", Reading.Fault(new XlsxPackage().SharedStrings(strings).ToBytes()).Details["limit"]);
    }

    [Fact]
    public void Styles_WithoutEnd_AreRefused()
    {
        var styles = string.Concat(Enumerable.Repeat("<xf/>", 70_000));

        Assert.Equal("styles", Reading.Fault(new XlsxPackage().Styles($"<cellXfs>{styles}</cellXfs>").ToBytes()).Details["limit"]);
    }

    [Fact]
    public void Parts_WithoutEnd_AreRefusedBeforeTheyAreListed()
    {
        var package = new XlsxPackage();
        for (var i = 0; i < 10_001; i++)
            package.Part($"x/{i}", []);
        var bytes = package.ToBytes();
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("parts", Reading.Fault(bytes).Details["limit"]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 100_000);
    }

    [Fact]
    public void TwoParts_OfOneName_MakeTheFileCorrupt()
    {
        var bytes = new XlsxPackage().Part("xl/Workbook.xml", "<workbook/>").ToBytes();

        Assert.Equal(FileFault.Corrupt, Reading.FaultCode(bytes));
    }

    [Fact]
    public void Entries_ThatOverlap_EndInAFault()
    {
        var bytes = new XlsxPackage().ToBytes();
        // Every entry of the directory is pointed at the first part.
        for (var at = 0; at < bytes.Length - 46; at++)
        {
            if (bytes.AsSpan(at).StartsWith("PK\x01\x02"u8))
                bytes.AsSpan(at + 42, 4).Clear();
        }

        Assert.Equal(FileFault.Corrupt, Reading.FaultCode(bytes));
    }

    [Theory]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY a \"lol\">]>")]
    [InlineData("<!DOCTYPE worksheet SYSTEM \"file:///etc/passwd\">")]
    public void Dtd_OfAnyKind_MakesTheFileCorrupt(string dtd) =>
        Assert.Equal(FileFault.Corrupt, new XlsxPackage().Part(XlsxPackage.SheetPart, dtd + XlsxPackage.Root("worksheet", "")).FaultCode());

    [Fact]
    public void File_BeyondItsSize_IsNotLookedAt()
    {
        var fault = Reading.Fault(new byte[1_001], limits: new WorkbookLimits { MaxBytes = 1_000 });

        Assert.Equal(FileFault.TooLarge, fault.Code);
        Assert.Equal("1001", fault.Details["bytes"]);
        Assert.Equal("1000", fault.Details["allowed"]);
    }

    [Fact]
    public void MostCellsAllowed_StayInBounds()
    {
        const int Rows = 400_000;
        var bytes = WithSheetBytes("<sheetData>", Enumerable.Range(1, Rows).Select(row => $"<row><c><v>{row}</v></c><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c></row>").Append("</sheetData></worksheet>"));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();

        var reading = Reading.Of(bytes);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
        Assert.True(reading.IsWorkbook, Reading.Describe(reading));
        Assert.Equal(5 * Rows, reading.Workbook.Sheets[0].CellCount);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, 150L * 1000 * 1000);
        Assert.Equal(Rows, reading.Workbook.Sheets[0][Rows, 1].Number);
    }

    [Fact]
    public void Cancellation_WhileUnpacking_IsHeeded()
    {
        var bytes = WithSheetBytes("<x>", Enumerable.Repeat("<y/>", 50_000_000));
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));

        Assert.ThrowsAny<OperationCanceledException>(() => WorkbookReader.Read(bytes, "form.xlsx", new WorkbookLimits(), cancel.Token));
    }

    [Fact]
    public void Cancellation_BeforeReading_IsHeeded() =>
        Assert.ThrowsAny<OperationCanceledException>(() => WorkbookReader.Read(new XlsxPackage().ToBytes(), "form.xlsx", new WorkbookLimits(), new CancellationToken(canceled: true)));

    private static byte[] WithSheetBytes(string beginning, IEnumerable<string> pieces) => new XlsxPackage()
        .Without(XlsxPackage.SheetPart)
        .ToBytes(pieces.Prepend($"<worksheet xmlns=\"{XlsxPackage.Spreadsheet}\">{beginning}"));
}
