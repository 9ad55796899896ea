using System.Buffers.Binary;
using System.Diagnostics;
using Kpi.Jobs.Workbooks;
using static Kpi.Jobs.Tests.Workbooks.XlsWorkbook;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>Damaged, hostile and locked xls files, from the records up to the container.</summary>
public sealed class XlsDamageTests
{
    private const int FilePass = 0x2F, Sst = 0xFC, LabelSst = 0xFD, Continue = 0x3C;

    [Fact]
    public void Password_IsNeeded() => Assert.Equal(FileFault.Encrypted, new XlsWorkbook().Global(FilePass, new byte[6]).Sheet().FaultCode());

    [Fact]
    public void EncryptedPackage_NeedsAPassword() => Assert.Equal(FileFault.Encrypted, Reading.FaultCode(CompoundWriter.Wrap("EncryptedPackage", new byte[5_000])));

    [Theory]
    [InlineData("WordDocument", "doc")]
    [InlineData("PowerPoint Document", "ppt")]
    [InlineData("__properties_version1.0", "unknown")]
    public void CompoundFile_OfAnotherProgram_IsUnsupported(string stream, string format)
    {
        var fault = Reading.Fault(CompoundWriter.Wrap(stream, []), "x.xls");

        Assert.Equal(FileFault.Unsupported, fault.Code);
        Assert.Equal(format, fault.Details["format"]);
    }

    [Theory]
    [InlineData(new byte[] { 0x09, 0x00, 0x04, 0x00, 0x02, 0x00, 0x10, 0x00 })]
    [InlineData(new byte[] { 0x09, 0x04, 0x06, 0x00, 0x00, 0x00, 0x10, 0x00 })]
    public void Workbook_OlderThanExcel95_IsUnsupported(byte[] bytes) => Assert.Equal(FileFault.Unsupported, Reading.FaultCode(bytes, "x.xls"));

    [Fact]
    public void Workbook_OfUnknownVersion_IsUnsupported() => Assert.Equal(FileFault.Unsupported, new XlsWorkbook(0x0400).Sheet().FaultCode());

    [Fact]
    public void TwoCells_InOnePlace_MakeTheFileCorrupt() => Assert.Equal(FileFault.Corrupt, new XlsWorkbook().Sheet().Number(0, 0, 1250).Number(0, 0, 666).FaultCode());

    [Fact]
    public void Cell_BeyondTheGrid_MakesTheFileCorrupt() => Assert.Equal(FileFault.Corrupt, new XlsWorkbook().Sheet().Number(0, 256, 1).FaultCode());

    [Fact]
    public void Number_ThatIsNone_MakesTheFileCorrupt() => Assert.Equal(FileFault.Corrupt, new XlsWorkbook().Sheet().Number(0, 0, double.NaN).FaultCode());

    [Theory]
    [InlineData(0x203)]
    [InlineData(0x06)]
    [InlineData(0x27E)]
    [InlineData(0xFD)]
    [InlineData(0x204)]
    [InlineData(0x205)]
    [InlineData(0xD6)]
    [InlineData(0x208)]
    [InlineData(0xE5)]
    public void Record_TooShortForItsKind_MakesTheFileCorrupt(int kind) => Assert.Equal(FileFault.Corrupt, new XlsWorkbook().Sheet().Record(kind, 1, 0, 1).FaultCode());

    [Fact]
    public void String_CutShort_MakesTheFileCorrupt()
    {
        Assert.Equal(FileFault.Corrupt, new XlsWorkbook().Global(Sst, [.. Four(1), .. Four(1), .. Two(9), 0, 1, 2]).Sheet().FaultCode());
        Assert.Equal(FileFault.Corrupt, new XlsWorkbook().Global(Sst, [.. Four(1), .. Four(1), .. Two(2), 1, 65, 0, 66]).Global(Continue, 1, 66, 0).Sheet().FaultCode());
        Assert.Equal(FileFault.Corrupt, new XlsWorkbook().Sheet().Cell(0x204, 0, 0, [.. Two(3), 0, 65]).FaultCode());
    }

    [Fact]
    public void SharedString_ThatDoesNotExist_MakesTheFileCorrupt() => Assert.Equal(FileFault.Corrupt, new XlsWorkbook().Sheet().Cell(LabelSst, 0, 0, Four(0)).FaultCode());

    [Fact]
    public void Workbook_WithoutSheets_IsCorrupt() => Assert.Equal(FileFault.Corrupt, new XlsWorkbook().FaultCode());

    [Fact]
    public void Stream_CutAnywhere_IsCorrupt()
    {
        var whole = new XlsWorkbook().Global(Sst, [.. Four(1), .. Four(1), .. Narrow("mot")]).Sheet().Cell(LabelSst, 0, 0, Four(0)).Number(1, 0, 2).ToStream();

        // What follows the cut reads as records of kind 0 and length 0, up to the end of the stream. The last record is an end
        // mark of one byte that is not zero, so it survives a cut.
        const int EndMark = 4;
        for (var length = 0; length <= whole.Length - EndMark; length++)
            Assert.Equal(FileFault.Corrupt, Reading.FaultCode(CompoundWriter.Wrap("Workbook", whole.AsSpan(0, length))));
    }

    [Fact]
    public void Sheets_ThatAllClaimOnePlace_AreWalkedOnlySoOften()
    {
        // A thousand tabs over the same megabytes of records.
        var workbook = new XlsWorkbook();
        for (var i = 0; i < 1_000; i++)
            workbook.Sheet($"S{i}");
        for (var i = 0; i < 500; i++)
            workbook.Record(0x1234, new byte[8_000]);
        var stream = workbook.ToStream();
        var last = BinaryPrimitives.ReadInt32LittleEndian(stream.AsSpan(LinkOf(stream, "S999")));
        for (var i = 0; i < 1_000; i++)
            BinaryPrimitives.WriteInt32LittleEndian(stream.AsSpan(LinkOf(stream, $"S{i}")), last);
        var watch = Stopwatch.StartNew();

        var fault = Reading.Fault(CompoundWriter.Wrap("Workbook", stream), "x.xls");

        Assert.Equal("uncompressed-bytes", fault.Details["limit"]);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(7)]
    public void Chain_ThatLoops_MakesTheFileCorrupt(int sector)
    {
        var bytes = new XlsWorkbook().Sheet().Record(0x1234, new byte[5_000]).ToBytes();
        var sectors = (bytes.Length / CompoundWriter.Sector) - 3;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(CompoundWriter.TableOffset(sectors) + sector * 4), 0);

        Assert.Equal(FileFault.Corrupt, Reading.FaultCode(bytes, "x.xls"));
    }

    [Theory]
    [InlineData(44)]
    [InlineData(48)]
    [InlineData(68)]
    [InlineData(76)]
    public void Header_ThatPointsAnywhere_EndsQuickly(int offset)
    {
        var bytes = new XlsWorkbook().Sheet().ToBytes();
        foreach (var target in new[] { 0, 1, 8, 9, 10, 1_000_000, int.MaxValue, -2, -1 })
        {
            var damaged = bytes.ToArray();
            BinaryPrimitives.WriteInt32LittleEndian(damaged.AsSpan(offset), target);

            Reading.Exhaust(Reading.Of(damaged, "x.xls"));
        }
    }

    [Fact]
    public void Directory_ThatLoops_MakesTheFileCorrupt()
    {
        var bytes = new XlsWorkbook().Sheet().ToBytes();
        var directory = bytes.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes("Root Entry"));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(directory + 128 + 68), 1);

        Assert.Equal(FileFault.Corrupt, Reading.FaultCode(bytes, "x.xls"));
    }

    [Fact]
    public void StreamSize_BeyondTheFile_MakesTheFileCorrupt()
    {
        var bytes = new XlsWorkbook().Sheet().ToBytes();
        var directory = bytes.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes("Root Entry"));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(directory + 128 + 120), 0xFFFFFFFF);

        Assert.Equal(FileFault.Corrupt, Reading.FaultCode(bytes, "x.xls"));
    }

    // The place of a sheet stands six bytes before the length of its name.
    private static int LinkOf(byte[] stream, string name)
    {
        byte[] pattern = [(byte)name.Length, 1, .. System.Text.Encoding.Unicode.GetBytes(name)];
        return stream.AsSpan().IndexOf(pattern) - 6;
    }
}
