using System.Buffers.Binary;
using System.Text;

namespace Kpi.Jobs.Workbooks.Xls;

/// <summary>The first part of a BIFF stream, which belongs to the whole workbook: sheets, fonts, formats, shared strings.</summary>
internal sealed class BiffWorkbook
{
    private const int Biff5 = 0x0500;
    private const int Biff8 = 0x0600;
    private const int AnsiCodePage = 1252;
    private const int SlotBytes = 16;

    private readonly BiffRecords _records;
    private readonly ReadBudget _budget;
    private readonly NumberFormats _formats = new();
    private readonly List<(int Font, int Format)> _cellFormats = [];
    private readonly List<BiffSheetLink> _sheets = [];
    private readonly List<object> _sharedTexts = [];
    private bool _date1904;

    private BiffWorkbook(BiffRecords records, TextPool texts, ReadBudget budget)
    {
        _records = records;
        _budget = budget;
        Strings = new BiffStrings(records, texts, budget);
        Styles = new StyleTable(date1904: false);
    }

    public BiffStrings Strings { get; }

    /// <summary>Worksheets in the order of their tabs; chart, macro and Visual Basic sheets are left out.</summary>
    public IReadOnlyList<BiffSheetLink> Sheets => _sheets;

    public IReadOnlyList<object> SharedTexts => _sharedTexts;

    public StyleTable Styles { get; private set; }

    /// <exception cref="FileFaultException">Encrypted, damaged, or of a version before Excel 95.</exception>
    public static BiffWorkbook Read(BiffRecords records, TextPool texts, ReadBudget budget)
    {
        var workbook = new BiffWorkbook(records, texts, budget);
        workbook.ReadBeginning();
        for (records.Read(); records.Kind != BiffKind.EndOfPart; records.Read())
            workbook.ReadRecord();
        if (workbook._sheets.Count == 0)
            throw BiffRecords.Damaged("no worksheets");
        workbook.Styles = workbook.MakeStyles();
        return workbook;
    }

    private void ReadBeginning()
    {
        _records.Read();
        if (_records.Kind != BiffKind.BeginOfPart || _records.Payload.Length < 4)
            throw BiffRecords.Damaged("no beginning");
        switch (BinaryPrimitives.ReadUInt16LittleEndian(_records.Payload))
        {
            case Biff8:
                break;
            case Biff5:
                Strings.CodePage = EncodingOf(AnsiCodePage);
                break;
            case 0x0200 or 0x0300 or 0x0400:
                throw FileFaultException.Unsupported(WorkbookFormat.Xls);
            default:
                throw BiffRecords.Damaged("unknown version");
        }
    }

    private void ReadRecord()
    {
        var payload = _records.Payload;
        switch (_records.Kind)
        {
            case BiffKind.FilePass:
                throw FileFaultException.Encrypted();
            case BiffKind.CodePage when Strings.CodePage is not null:
                Strings.CodePage = EncodingOf(BinaryPrimitives.ReadUInt16LittleEndian(payload));
                break;
            case BiffKind.Date1904:
                _date1904 = BinaryPrimitives.ReadUInt16LittleEndian(payload) == 1;
                break;
            case BiffKind.Font:
                // Bit 3 of the options strikes out; the escapement raises (1) or lowers (2) ([MS-XLS] 2.4.122).
                var isMark = (payload[2] & 0x08) != 0 || BinaryPrimitives.ReadUInt16LittleEndian(payload[8..]) != 0;
                Strings.Fonts.Add(Strings.From(14).ReadShort(), isMark);
                break;
            case BiffKind.Format:
                var id = BinaryPrimitives.ReadUInt16LittleEndian(payload);
                _formats.Add(id, Strings.CodePage is null ? Strings.From(2).Read() : Strings.From(2).ReadShort());
                break;
            case BiffKind.Xf:
                ReadBudget.Limit("styles", _cellFormats.Count + 1, WorkbookLimits.MaxStyles);
                _cellFormats.Add((BinaryPrimitives.ReadUInt16LittleEndian(payload), BinaryPrimitives.ReadUInt16LittleEndian(payload[2..])));
                break;
            case BiffKind.BoundSheet:
                ReadSheet(payload);
                break;
            case BiffKind.Sst:
                ReadSharedTexts(payload);
                break;
        }
    }

    private void ReadSheet(ReadOnlySpan<byte> payload)
    {
        const byte Worksheet = 0;
        ReadBudget.Limit("sheets", _sheets.Count + 1, WorkbookLimits.MaxSheets);
        var position = BinaryPrimitives.ReadUInt32LittleEndian(payload);
        var isHidden = (payload[4] & 0x03) != 0;
        if (payload[5] == Worksheet)
            _sheets.Add(new BiffSheetLink(Strings.From(6).ReadShort(), isHidden, position));
    }

    // The count is only believed as far as there is data.
    private void ReadSharedTexts(ReadOnlySpan<byte> payload)
    {
        var count = BinaryPrimitives.ReadUInt32LittleEndian(payload[4..]);
        Strings.From(8);
        while (_sharedTexts.Count < count && !Strings.AtEnd)
        {
            _budget.CountKept(SlotBytes);
            _sharedTexts.Add(Strings.ReadShared());
        }
    }

    private StyleTable MakeStyles()
    {
        var styles = new StyleTable(_date1904);
        foreach (var (font, format) in _cellFormats)
            styles.Add(Strings.Fonts[font], _formats.OfId(format));
        return styles;
    }

    private static Encoding EncodingOf(int codePage)
    {
        const int MacRomanOfExcel = 0x8000, AnsiOfExcel = 0x8001, MacRoman = 10000;
        codePage = codePage switch
        {
            MacRomanOfExcel => MacRoman,
            AnsiOfExcel => AnsiCodePage,
            _ => codePage,
        };
        var provider = CodePagesEncodingProvider.Instance;
        return provider.GetEncoding(codePage) ?? provider.GetEncoding(AnsiCodePage)!;
    }
}
