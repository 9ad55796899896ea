namespace Kpi.Jobs.Workbooks.Legacy;

/// <summary>Gives the cells of a workbook that are written in a legacy encoding their text in Unicode beside what is stored. Other cells are not touched.</summary>
internal static class LegacyDecoder
{
    private const int SampledTexts = 2_000;

    public static Workbook Decode(Workbook workbook, ReadBudget budget)
    {
        foreach (var sheet in workbook.Sheets) Decode(sheet, budget);
        return workbook;
    }

    private static void Decode(Sheet sheet, ReadBudget budget)
    {
        // Which encoding a sheet without fonts is in shows in its letters; a form in Unicode says so in its first words.
        var lost = LegacyText.Detect(Texts(sheet));
        string? lastFont = null;
        var lastEncoding = lost;
        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            foreach (ref var cell in sheet.Rows[i].Writable)
            {
                if (cell.Kind != CellKind.Text) continue;
                if (!ReferenceEquals(cell.FontName, lastFont))
                {
                    lastFont = cell.FontName;
                    lastEncoding = LegacyText.OfFont(lastFont) is not LegacyEncoding.None and var named ? named : lost;
                }
                if (lastEncoding == LegacyEncoding.None && cell.Runs.Count == 0) continue;
                Decode(ref cell, lastEncoding, budget);
            }
        }
    }

    private static void Decode(ref Cell cell, LegacyEncoding encoding, ReadBudget budget)
    {
        var unicode = new LegacyRuns(cell).Unicode(encoding);
        if (string.Equals(unicode, cell.Text, StringComparison.Ordinal)) return;
        budget.CountText(unicode.Length);
        cell = cell.WithUnicode(unicode);
    }

    private static IEnumerable<string> Texts(Sheet sheet)
    {
        var given = 0;
        for (var i = 0; i < sheet.Rows.Count && given < SampledTexts; i++)
        {
            var row = sheet.Rows[i];
            for (var j = 0; j < row.Cells.Length; j++)
            {
                if (row.Cells[j] is not { Kind: CellKind.Text, Text: { } text } cell || LegacyText.OfFont(cell.FontName) != LegacyEncoding.None) continue;
                given++;
                yield return text;
            }
        }
    }
}
