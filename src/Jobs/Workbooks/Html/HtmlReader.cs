using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kpi.Jobs.Workbooks.Html;

/// <summary>
/// Reads the tables of a web page, which many systems save under the name of a workbook; each is a sheet whose cells are all text. Nothing is run, fetched or followed, and
/// what is not closed properly is read as a browser would.
/// </summary>
internal sealed class HtmlReader : IFormatReader
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("\"'/>; ");

    public Workbook? TryRead(SourceFile file)
    {
        if (file.Package is not null || file.Compound is not null || TextEncoding.Detect(file.Bytes.Span) is not { } text || TextFormats.NameOf(text.Head) is not "html")
            return null;
        file.Format = WorkbookFormat.Html;
        file.Budget.CountUnpacked(file.Bytes.Length);
        var encoding = text.MarkLength == 0 ? Declared(text) ?? text.Encoding : text.Encoding;
        var page = encoding.GetString(file.Bytes.Span[text.MarkLength..]);
        var tables = new HtmlTables(file, page).Read();
        return tables.Count > 0 ? new Workbook(WorkbookFormat.Html, tables) : throw FileFaultException.Unsupported(WorkbookFormat.Html);
    }

    // Valid UTF-8 is UTF-8, whatever the page says of itself; of the old code pages only the page knows which.
    private static Encoding? Declared(TextFile text)
    {
        const string Name = "charset=";
        if (text.Encoding is UTF8Encoding or UnicodeEncoding)
            return null;
        var at = text.Head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var rest = text.Head.AsSpan(at + Name.Length).TrimStart("\"'");
        var end = rest.IndexOfAny(Ends);
        var name = (end < 0 ? rest : rest[..end]).ToString();
        try
        {
            return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : CodePagesEncodingProvider.Instance.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
