namespace Kpi.Jobs.Workbooks.Xls;

/// <summary>The kinds of record that are read; there are some three hundred others.</summary>
internal enum BiffKind : ushort
{
    None = 0,
    Formula = 0x06,
    EndOfPart = 0x0A,
    Date1904 = 0x22,
    FilePass = 0x2F,
    Font = 0x31,
    Continue = 0x3C,
    CodePage = 0x42,
    BoundSheet = 0x85,
    MulRk = 0xBD,
    RString = 0xD6,
    Xf = 0xE0,
    MergedCells = 0xE5,
    Sst = 0xFC,
    LabelSst = 0xFD,
    Number = 0x203,
    Label = 0x204,
    BoolErr = 0x205,
    FormulaOfExcel4 = 0x406,
    String = 0x207,
    Row = 0x208,
    Rk = 0x27E,
    Format = 0x41E,
    SharedFormula = 0x4BC,
    BeginOfPart = 0x809,
}
