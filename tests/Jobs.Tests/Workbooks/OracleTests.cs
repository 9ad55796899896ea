using System.Text;
using ExcelDataReader;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>The values of real files, compared cell by cell with those that an established reader finds.</summary>
public sealed class OracleTests
{
    static OracleTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string> XlsFiles => new()
    {
        "Forms/variants/v1-xls.xls",
        "Corpus/wild/calamine_merged_range.xls",
        "Corpus/wild/edr_Uncalculated.xls",
        "Corpus/wild/poi_46670_http.xls",
        "Corpus/wild/poi_testEXCEL_95.xls",
        "Corpus/wild/vn_readxl_vietnamese-utf8.xls",
    };

    public static TheoryData<string> XlsxFiles => new()
    {
        "Forms/phu-luc-I-6-thang-2024.xlsx",
        "Forms/bieu-mau-3-6-thang-2024.xlsx",
        "Forms/variants/v4-real-numbers.xlsx",
        "Forms/variants/v5-percent-cell.xlsx",
        "Forms/variants/v7-tcvn3.xlsx",
        "Forms/variants/v8-vni.xlsx",
        "Forms/history/phu-luc-I-nam-2023.xlsx",
        "Corpus/wild/edr_NoDimensionOrCellReferenceAttribute.xlsx",
        "Corpus/wild/edr_backslash_parts.xlsx",
        "Corpus/wild/gov_us_craftonhills_goalpriority.xls",
        "Corpus/wild/poi_ConditionalFormattingSamples.xlsx",
        "Corpus/wild/poi_ExcelPivotTableSample.xlsx",
        "Corpus/wild/poi_reordered_sheets.xlsx",
        "Corpus/wild/poi_simple-monthly-budget.xlsx",
        "Corpus/wild/readxl_iris-google-doc.xlsx",
    };

    [Theory]
    [MemberData(nameof(XlsFiles))]
    [MemberData(nameof(XlsxFiles))]
    public void Values_OfARealFile_AreThoseOfTheOracle(string path)
    {
        var bytes = path.StartsWith("Forms/", StringComparison.Ordinal) ? TestData.Form(path["Forms/".Length..]) : TestData.Corpus(path["Corpus/".Length..]);
        var workbook = Reading.Workbook(bytes);
        using var oracle = ExcelReaderFactory.CreateReader(new MemoryStream(bytes));
        var sheets = workbook.Sheets.ToDictionary(sheet => sheet.Name, StringComparer.Ordinal);
        var compared = 0;
        do
        {
            if (!sheets.TryGetValue(oracle.Name, out var sheet))
                continue;
            compared += Compare(sheet, oracle);
        }
        while (oracle.NextResult());
        Assert.Equal(workbook.Sheets.Sum(sheet => sheet.CellCount), compared);
    }

    // The number of our cells that were compared. The oracle shows errors as empty cells.
    private static int Compare(Sheet sheet, IExcelDataReader oracle)
    {
        var compared = 0;
        for (var row = 1; oracle.Read(); row++)
        {
            for (var column = 1; column <= oracle.FieldCount; column++)
            {
                var cell = sheet[row, column];
                var expected = oracle.GetValue(column - 1);
                compared += cell.Kind == CellKind.Empty ? 0 : 1;
                switch (cell.Kind)
                {
                    case CellKind.Text:
                        Assert.Equal(expected ?? "", cell.Text);
                        break;
                    case CellKind.Number when expected is DateTime date:
                        Assert.Equal(date, cell.Date);
                        break;
                    case CellKind.Number when expected is TimeSpan time:
                        Assert.Equal(time.TotalDays, cell.Number, 1e-9);
                        break;
                    case CellKind.Number:
                        Assert.Equal(Convert.ToDouble(expected, System.Globalization.CultureInfo.InvariantCulture), cell.Number);
                        break;
                    case CellKind.Boolean:
                        Assert.Equal(expected, cell.Number == 1);
                        break;
                    default:
                        Assert.True(expected is null or "", $"{new CellAddress(row, column)} should hold {expected}");
                        break;
                }
            }
        }
        return compared;
    }
}
