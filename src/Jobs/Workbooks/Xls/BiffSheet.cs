using System.Buffers.Binary;
using System.Collections;

namespace Kpi.Jobs.Workbooks.Xls;

/// <summary>Reads the records of one worksheet. The grid of an xls ends at column IV (256) and row 65,536.</summary>
internal sealed class BiffSheet(BiffRecords records, BiffWorkbook workbook, TextPool texts, ReadBudget budget)
{
    private const int Rows = 65_536;
    private const int Columns = 256;
    private const int CellHeader = 6;

    private readonly SheetBuilder _sheet = new(budget);
    private readonly BitArray _hidden = new(Rows);

    // By the cell that its followers name.
    private readonly Dictionary<CellAddress, (CellRange Range, CellDetail? Written)> _shared = [];
    private (int Row, int Column, int Style)? _waitingForText;

    private bool IsWide => workbook.Strings.CodePage is null;

    public Sheet Read(BiffSheetLink link)
    {
        const ushort WorksheetPart = 0x0010;
        records.Seek(link.Position);
        records.Read();
        if (records.Kind != BiffKind.BeginOfPart || BinaryPrimitives.ReadUInt16LittleEndian(records.Payload[2..]) != WorksheetPart)
            throw BiffRecords.Damaged("a sheet does not begin where it should");
        for (var embedded = 0; embedded >= 0;)
        {
            records.Read();
            // Charts on the sheet are parts within the part.
            if (records.Kind == BiffKind.BeginOfPart)
                embedded++;
            else if (records.Kind == BiffKind.EndOfPart)
                embedded--;
            else if (embedded == 0)
                ReadRecord(records.Payload);
        }
        EndFormula();
        return _sheet.Build(link.Name, link.IsHidden);
    }

    private void ReadRecord(ReadOnlySpan<byte> payload)
    {
        switch (records.Kind)
        {
            case BiffKind.Row:
                const int Hidden = 0x20;
                _hidden[BinaryPrimitives.ReadUInt16LittleEndian(payload)] = (payload[12] & Hidden) != 0;
                break;
            case BiffKind.Number:
                Add(payload, CellKind.Number, null, BinaryPrimitives.ReadDoubleLittleEndian(payload[CellHeader..]));
                break;
            case BiffKind.Rk:
                Add(payload, CellKind.Number, null, Rk(payload[CellHeader..]));
                break;
            case BiffKind.MulRk:
                ReadNumbersInARow(payload);
                break;
            case BiffKind.LabelSst:
                Add(payload, CellKind.Text, SharedText(BinaryPrimitives.ReadUInt32LittleEndian(payload[CellHeader..])), 0);
                break;
            case BiffKind.Label:
                Add(payload, CellKind.Text, workbook.Strings.From(CellHeader).Read(), 0);
                break;
            case BiffKind.RString:
                Add(payload, CellKind.Text, workbook.Strings.From(CellHeader).ReadRich(), 0);
                break;
            case BiffKind.BoolErr:
                AddBooleanOrError(payload, payload[CellHeader], isError: payload[CellHeader + 1] != 0, CellFlags.None);
                break;
            case BiffKind.Formula or BiffKind.FormulaOfExcel4:
                ReadFormula(payload);
                break;
            case BiffKind.String:
                ReadTextOfFormula();
                break;
            case BiffKind.MergedCells:
                ReadMerges(payload);
                break;
        }
    }

    private void ReadNumbersInARow(ReadOnlySpan<byte> payload)
    {
        const int Size = 6, LastColumnSize = 2;
        var row = BinaryPrimitives.ReadUInt16LittleEndian(payload);
        var column = BinaryPrimitives.ReadUInt16LittleEndian(payload[2..]);
        for (var rest = payload[4..]; rest.Length >= Size + LastColumnSize; rest = rest[Size..])
            Add((row, column++, BinaryPrimitives.ReadUInt16LittleEndian(rest)), CellKind.Number, null, Rk(rest[2..]), CellFlags.None);
    }

    // A number, or in its place a mark for what the formula gave instead; a text follows in a record of its own.
    private void ReadFormula(ReadOnlySpan<byte> payload)
    {
        EndFormula();
        var written = Written(payload);
        var result = payload.Slice(CellHeader, sizeof(double));
        if (result is not [_, _, _, _, _, _, 0xFF, 0xFF])
        {
            Add(payload, CellKind.Number, written, BinaryPrimitives.ReadDoubleLittleEndian(result), CellFlags.Formula);
            return;
        }
        switch (result[0])
        {
            case 0:
                _waitingForText = Place(payload);
                break;
            case 1 or 2:
                AddBooleanOrError(payload, result[2], isError: result[0] == 2, CellFlags.Formula);
                break;
            default:
                Add(payload, CellKind.Text, "", 0, CellFlags.Formula);
                break;
        }
    }

    // Behind the result stand flags, a number for the program's own use, and the length of the tokens. Excel 4 has another layout.
    private CellDetail? Written(ReadOnlySpan<byte> payload)
    {
        const int LengthAt = 20, TokensAt = 22;
        if (records.Kind != BiffKind.Formula || payload.Length < TokensAt)
            return null;
        var length = BinaryPrimitives.ReadUInt16LittleEndian(payload[LengthAt..]);
        if (length > payload.Length - TokensAt)
            return null;
        var tokens = payload.Slice(TokensAt, length);
        var (row, column, _) = Place(payload);
        var place = new CellAddress(row + 1, column + 1);
        if (BiffFormula.SharedWith(tokens) is { } origin)
            return Shared(origin, place);
        if (BiffFormula.Spell(tokens, IsWide) is not { } formula)
            return null;
        budget.CountDetail();
        return new CellDetail(null, texts.Make(formula), [], place);
    }

    // The first of the cells that share a formula has it behind its own record; what the range does not hold shares nothing, whatever it says.
    private CellDetail? Shared(CellAddress origin, CellAddress place)
    {
        if (records.TryRead(BiffKind.SharedFormula))
        {
            const int LengthAt = 8, TokensAt = 10;
            var payload = records.Payload;
            var range = new CellRange(
                FirstRow: BinaryPrimitives.ReadUInt16LittleEndian(payload) + 1,
                FirstColumn: payload[4] + 1,
                LastRow: BinaryPrimitives.ReadUInt16LittleEndian(payload[2..]) + 1,
                LastColumn: payload[5] + 1);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(payload[LengthAt..]);
            var formula = length > payload.Length - TokensAt ? null : BiffFormula.Spell(payload.Slice(TokensAt, length), IsWide, range);
            budget.CountDetail();
            _shared[origin] = (range, formula is null ? null : new CellDetail(null, texts.Make(formula), [], new CellAddress(range.FirstRow, range.FirstColumn)));
        }
        return _shared.TryGetValue(origin, out var shared) && shared.Range.Contains(place.Row, place.Column) ? shared.Written : null;
    }

    private void ReadTextOfFormula()
    {
        if (_waitingForText is not { } place)
            return;
        _waitingForText = null;
        Add(place, CellKind.Text, workbook.Strings.From(0).Read(), 0, CellFlags.Formula);
    }

    // Between a formula and its text may stand what describes a shared or array formula, but no other cell.
    private void EndFormula()
    {
        if (_waitingForText is not { } place)
            return;
        _waitingForText = null;
        Add(place, CellKind.FormulaWithoutValue, null, 0, CellFlags.Formula);
    }

    private void ReadMerges(ReadOnlySpan<byte> payload)
    {
        const int Size = 8;
        var count = BinaryPrimitives.ReadUInt16LittleEndian(payload);
        for (var i = 0; i < count; i++)
        {
            var range = payload.Slice(2 + i * Size, Size);
            _sheet.AddMerge(new CellRange(
                FirstRow: BinaryPrimitives.ReadUInt16LittleEndian(range) + 1,
                FirstColumn: BinaryPrimitives.ReadUInt16LittleEndian(range[4..]) + 1,
                LastRow: BinaryPrimitives.ReadUInt16LittleEndian(range[2..]) + 1,
                LastColumn: BinaryPrimitives.ReadUInt16LittleEndian(range[6..]) + 1));
        }
    }

    private object SharedText(uint index) => index < workbook.SharedTexts.Count ? workbook.SharedTexts[(int)index] : throw BiffRecords.Damaged("no such shared string");

    private void AddBooleanOrError(ReadOnlySpan<byte> payload, byte value, bool isError, CellFlags flags)
    {
        if (isError)
            Add(payload, CellKind.Error, ErrorText(value), 0, flags);
        else
            Add(payload, CellKind.Boolean, null, value == 0 ? 0 : 1, flags);
    }

    private void Add(ReadOnlySpan<byte> payload, CellKind kind, object? content, double number, CellFlags flags = CellFlags.None)
    {
        EndFormula();
        Add(Place(payload), kind, content, number, flags);
    }

    private void Add((int Row, int Column, int Style) place, CellKind kind, object? content, double number, CellFlags flags)
    {
        if (place.Column >= Columns || !double.IsFinite(number))
            throw BiffRecords.Damaged("not a cell");
        if (content is "" && !flags.HasFlag(CellFlags.Formula))
            return;
        if (_hidden[place.Row])
            flags |= CellFlags.RowHidden;
        _sheet.Add(new Cell(place.Row + 1, place.Column + 1, kind, content, number, workbook.Styles[place.Style], flags));
    }

    private static (int Row, int Column, int Style) Place(ReadOnlySpan<byte> payload) => (
        BinaryPrimitives.ReadUInt16LittleEndian(payload),
        BinaryPrimitives.ReadUInt16LittleEndian(payload[2..]),
        BinaryPrimitives.ReadUInt16LittleEndian(payload[4..]));

    // 30 bits of an integer or of a double's upper half, and two bits that say which, and whether to divide by 100.
    private static double Rk(ReadOnlySpan<byte> bytes)
    {
        var bits = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var number = (bits & 2) != 0 ? bits >> 2 : BitConverter.Int64BitsToDouble((long)(bits & ~3) << 32);
        return (bits & 1) != 0 ? number / 100 : number;
    }

    private string ErrorText(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => texts.Make($"#ERROR{code}!"),
    };
}
