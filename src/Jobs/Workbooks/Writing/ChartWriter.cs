using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kpi.Jobs.Workbooks.Writing;

/// <summary>Puts a native chart into a written workbook; ClosedXML has none.</summary>
internal static class ChartWriter
{
    private const int Width = 9;
    private const int Height = 20;

    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace X = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="workbook">An xlsx with one sheet; changed in place.</param>
    /// <param name="head">Row of the heads, from 1; the figures stand below it.</param>
    /// <param name="rows">How many rows of figures.</param>
    /// <param name="columns">How many columns the table has: the chart stands to the right of them.</param>
    public static void Add(Stream workbook, TableChart chart, string sheetName, int head, int rows, int columns)
    {
        using var document = SpreadsheetDocument.Open(workbook, isEditable: true);
        var sheet = document.WorkbookPart!.WorksheetParts.Single();
        var drawing = sheet.AddNewPart<DrawingsPart>();
        var part = drawing.AddNewPart<ChartPart>();
        Feed(part, Chart(chart, sheetName, head, rows));
        Feed(drawing, Place(drawing.GetIdOfPart(part), chart.Title, head - 1, columns + 1));
        sheet.Worksheet.Append(new Drawing { Id = sheet.GetIdOfPart(drawing) });
        sheet.Worksheet.Save();
    }

    private static void Feed(OpenXmlPart part, XElement content)
    {
        using var stream = new MemoryStream();
        new XDocument(content).Save(stream);
        stream.Position = 0;
        part.FeedData(stream);
    }

    private static XElement Chart(TableChart chart, string sheetName, int head, int rows)
    {
        string Column(int column, int from, int to) =>
            $"'{sheetName.Replace("'", "''", StringComparison.Ordinal)}'!${CellAddress.ColumnName(column + 1)}${from.ToString(CultureInfo.InvariantCulture)}:${CellAddress.ColumnName(column + 1)}${to.ToString(CultureInfo.InvariantCulture)}";
        var lines = chart.Series.Select((column, i) => new XElement(
            C + "ser",
            Value("idx", i),
            Value("order", i),
            new XElement(C + "tx", new XElement(C + "strRef", new XElement(C + "f", Column(column, head, head)))),
            new XElement(C + "marker", Value("symbol", "circle"), Value("size", 6)),
            new XElement(C + "cat", new XElement(C + "strRef", new XElement(C + "f", Column(chart.Category, head + 1, head + rows)))),
            new XElement(C + "val", new XElement(C + "numRef", new XElement(C + "f", Column(column, head + 1, head + rows)))),
            Value("smooth", 0)));
        return new XElement(
            C + "chartSpace",
            new XAttribute(XNamespace.Xmlns + "c", C),
            new XAttribute(XNamespace.Xmlns + "a", A),
            new XElement(
                C + "chart",
                new XElement(C + "title", new XElement(C + "tx", new XElement(C + "rich", new XElement(A + "bodyPr"), new XElement(A + "p", new XElement(A + "r", new XElement(A + "t", chart.Title))))), Value("overlay", 0)),
                Value("autoTitleDeleted", 0),
                new XElement(
                    C + "plotArea",
                    new XElement(C + "layout"),
                    new XElement(C + "lineChart", Value("grouping", "standard"), Value("varyColors", 0), lines, Value("marker", 1), Value("axId", 1), Value("axId", 2)),
                    Axis("catAx", 1, 2, "b"),
                    Axis("valAx", 2, 1, "l")),
                new XElement(C + "legend", Value("legendPos", "b"), Value("overlay", 0)),
                Value("plotVisOnly", 1),
                Value("dispBlanksAs", "gap")));
    }

    private static XElement Axis(string kind, int id, int across, string position) => new(
        C + kind,
        Value("axId", id),
        new XElement(C + "scaling", Value("orientation", "minMax")),
        Value("delete", 0),
        Value("axPos", position),
        kind == "valAx" ? new XElement(C + "majorGridlines") : null,
        Value("crossAx", across));

    private static XElement Value(string name, object value) => new(C + name, new XAttribute("val", value));

    private static XElement Place(string chartId, string title, int row, int column) => new(
        X + "wsDr",
        new XAttribute(XNamespace.Xmlns + "xdr", X),
        new XAttribute(XNamespace.Xmlns + "a", A),
        new XElement(
            X + "twoCellAnchor",
            Corner("from", column, row),
            Corner("to", column + Width, row + Height),
            new XElement(
                X + "graphicFrame",
                new XAttribute("macro", ""),
                new XElement(
                    X + "nvGraphicFramePr",
                    new XElement(X + "cNvPr", new XAttribute("id", 2), new XAttribute("name", "Chart 1"), new XAttribute("descr", title)),
                    new XElement(X + "cNvGraphicFramePr")),
                new XElement(
                    X + "xfrm",
                    new XElement(A + "off", new XAttribute("x", 0), new XAttribute("y", 0)),
                    new XElement(A + "ext", new XAttribute("cx", 0), new XAttribute("cy", 0))),
                new XElement(
                    A + "graphic",
                    new XElement(A + "graphicData", new XAttribute("uri", C), new XElement(C + "chart", new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(XNamespace.Xmlns + "r", R), new XAttribute(R + "id", chartId))))),
            new XElement(X + "clientData")));

    private static XElement Corner(string name, int column, int row) =>
        new(X + name, new XElement(X + "col", column), new XElement(X + "colOff", 0), new XElement(X + "row", row), new XElement(X + "rowOff", 0));
}
