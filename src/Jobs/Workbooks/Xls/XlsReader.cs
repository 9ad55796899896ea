namespace Kpi.Jobs.Workbooks.Xls;

/// <summary>Reads the workbooks of Excel 95 to 2003. Encrypted files of every Office come in the same container, so they are refused here.</summary>
internal sealed class XlsReader : IFormatReader
{
    // Excel 97 and later; Excel 95. A file may have both, for either program.
    private static readonly string[] WorkbookStreams = ["Workbook", "Book"];

    public Workbook? TryRead(SourceFile file)
    {
        if (file.Compound is not { } compound)
            return null;
        if (compound.Contains("EncryptedPackage"))
        {
            // Reading it shows that it is whole: what is cut short is damaged, and no password would help.
            compound.ReadStream("EncryptedPackage");
            throw FileFaultException.Encrypted();
        }
        if (Array.Find(WorkbookStreams, compound.Contains) is not { } stream)
            return null;
        file.Format = WorkbookFormat.Xls;
        var records = new BiffRecords(compound.ReadStream(stream), file.Budget);
        var workbook = BiffWorkbook.Read(records, file.Texts, file.Budget);
        var sheets = new List<Sheet>(workbook.Sheets.Count);
        foreach (var link in workbook.Sheets)
            sheets.Add(new BiffSheet(records, workbook, file.Texts, file.Budget).Read(link));
        return new Workbook(WorkbookFormat.Xls, sheets);
    }
}
