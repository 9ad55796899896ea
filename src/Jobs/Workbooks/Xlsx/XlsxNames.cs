namespace Kpi.Jobs.Workbooks.Xlsx;

/// <summary>Names of the package and spreadsheet standards (ECMA-376), each in the usual and in the ISO strict spelling.</summary>
internal static class XlsxNames
{
    public const string Spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string StrictSpreadsheet = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    public const string RelationshipId = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string StrictRelationshipId = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    public const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    public const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
}
