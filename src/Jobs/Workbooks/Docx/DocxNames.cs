namespace Kpi.Jobs.Workbooks.Docx;

/// <summary>Namespaces of WordprocessingML, as Word writes it and in its strict form.</summary>
internal static class DocxNames
{
    public const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
}
