namespace Kpi.Jobs.Workbooks;

/// <summary>Names of the formats that are read, as they stand in a check result's <c>file.format</c>.</summary>
public static class WorkbookFormat
{
    public const string Xlsx = "xlsx";
    public const string Xlsm = "xlsm";
    public const string Xls = "xls";
    /// <summary>OpenDocument spreadsheet in one XML document.</summary>
    public const string Fods = "fods";
    public const string Ods = "ods";
    public const string Docx = "docx";
    public const string Html = "html";
    public const string Csv = "csv";
}
