namespace Kpi.Jobs.Workbooks;

/// <summary>Formats that are text but not tables: web pages and XML, which programs like to save under the name of a workbook, and documents.</summary>
internal static class TextFormats
{
    private static readonly string[] HtmlTags = ["<html", "<!doctype html", "<head", "<body", "<table", "<meta", "<style", "<div"];

    /// <summary><c>html</c>, <c>xml</c>, <c>mhtml</c>, <c>pdf</c>, <c>rtf</c>, or null when the text begins like none of them.</summary>
    public static string? NameOf(ReadOnlySpan<char> head)
    {
        head = head.TrimStart("\uFEFF \t\r\n");
        if (head.StartsWith("%PDF-", StringComparison.Ordinal))
            return "pdf";
        if (head.StartsWith("{\\rtf", StringComparison.Ordinal))
            return "rtf";
        if (head.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase))
            return "mhtml";
        if (!head.StartsWith('<'))
            return null;
        foreach (var tag in HtmlTags)
        {
            if (head.Contains(tag, StringComparison.OrdinalIgnoreCase))
                return "html";
        }
        return head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? "xml" : null;
    }
}
