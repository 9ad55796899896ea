using System.Text;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>The format is found from the content; the file's name does not matter.</summary>
public sealed class DetectionTests
{
    [Theory]
    [InlineData("phu-luc-I-6-thang-2024.xlsx", WorkbookFormat.Xlsx)]
    [InlineData("variants/v1-xls.xls", WorkbookFormat.Xls)]
    [InlineData("variants/v2-csv-utf8-bom.csv", WorkbookFormat.Csv)]
    [InlineData("variants/v6-ods.ods", WorkbookFormat.Ods)]
    [InlineData("variants/v9-docx.docx", WorkbookFormat.Docx)]
    [InlineData("variants/v10-html-as-xls.xls", WorkbookFormat.Html)]
    public void Format_UnderAnyName_IsFound(string path, string format)
    {
        var bytes = TestData.Form(path);

        foreach (var name in new[] { "a.xlsx", "a.xls", "a.csv", "a.docx", "a", "", "../a\0.xlsx" })
        {
            var reading = Reading.Of(bytes, name);
            Assert.Equal(format, reading.DetectedFormat);
            Assert.Equal(format, reading.Workbook?.Format);
        }
    }

    [Theory]
    [InlineData("%PDF-1.7\n%âãÏÓ\0\u0001\n1,2\n3,4", "pdf")]
    [InlineData("{\\rtf1\\ansi", "rtf")]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "xml")]
    [InlineData("\uFEFF  <!DOCTYPE HTML><p>a;b\n1;2\n", "html")]
    [InlineData("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x; type=y\n", "mhtml")]
    [InlineData("\0\u0001\u0002\u0003", "unknown")]
    public void Text_ThatIsNoTable_IsUnsupported(string text, string format) =>
        Assert.Equal(format, Reading.Fault(Encoding.UTF8.GetBytes(text), "a.csv").Details["format"]);

    [Fact]
    public void Text_ThatBeginsWithMarkupOfACell_IsCsv() => Assert.Equal("<i>STT</i>", Reading.Workbook("<i>STT</i>;b\n1;2\n"u8.ToArray(), "a.csv").Sheets[0]["A1"].Text);

    [Fact]
    public void Memory_ThatIsNoArray_IsReadToo()
    {
        using var owner = new UnmanagedBytes(TestData.Form("phu-luc-I-6-thang-2024.xlsx"));

        Assert.True(WorkbookReader.Read(owner.Memory, "a.xlsx", new WorkbookLimits(), TestContext.Current.CancellationToken).IsWorkbook);
    }

    [Fact]
    public void Reading_OfASlice_LeavesTheRestAlone()
    {
        var form = TestData.Form("phu-luc-I-6-thang-2024.xlsx");
        byte[] padded = [.. "PK\x03\x04 rubbish before"u8, .. form, .. "rubbish after"u8];

        var reading = WorkbookReader.Read(padded.AsMemory(padded.Length - form.Length - 13, form.Length), "a.xlsx", new WorkbookLimits(), TestContext.Current.CancellationToken);

        Assert.Equal(307, reading.Workbook?.Sheets[0].CellCount);
    }

    private sealed class UnmanagedBytes(byte[] bytes) : System.Buffers.MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => bytes;

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            // Nothing is held.
        }
    }
}
