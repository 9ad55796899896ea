namespace Kpi.Jobs.Workbooks.Csv;

/// <summary>Tells what separates the fields of a csv file: the character that divides the most records into equally many.</summary>
internal static class CsvSeparator
{
    private const int MaxRecords = 200;
    private const string Candidates = "\t;,";
    private const string Directive = "sep=";

    /// <summary>The separator that the first line declares for Excel (<c>sep=;</c>); null when it does not.</summary>
    public static char? Declared(ReadOnlySpan<char> sample) =>
        sample.StartsWith(Directive, StringComparison.OrdinalIgnoreCase) && sample.Length > Directive.Length + 1 && sample[Directive.Length + 1] is '\r' or '\n'
            ? sample[Directive.Length]
            : null;

    /// <summary>The separator, or null when no candidate occurs; and whether it gives at least two records of one width, and half of all.</summary>
    public static (char? Separator, bool IsRegular) Detect(ReadOnlySpan<char> sample)
    {
        var (best, bestCount, records) = ((char?)null, 0, 0);
        foreach (var candidate in Candidates)
        {
            var widths = Widths(sample, candidate);
            var usual = MostFrequent(widths);
            if (usual > bestCount)
                (best, bestCount) = (candidate, usual);
            records = widths.Count;
        }
        return (best, bestCount >= 2 && bestCount * 2 >= records);
    }

    // How often the candidate stands outside quotes in each record that is not blank.
    private static List<int> Widths(ReadOnlySpan<char> sample, char candidate)
    {
        var widths = new List<int>();
        var separators = 0;
        var (quoted, blank, atStart) = (false, true, true);
        foreach (var c in sample)
        {
            if (c == '"' && (quoted || atStart))
            {
                quoted = !quoted;
            }
            else if (!quoted && c is '\r' or '\n')
            {
                if (!blank)
                    widths.Add(separators);
                (separators, blank, atStart) = (0, true, true);
                if (widths.Count == MaxRecords)
                    return widths;
                continue;
            }
            else if (!quoted && c == candidate)
            {
                separators++;
            }
            blank = false;
            atStart = !quoted && Candidates.Contains(c, StringComparison.Ordinal);
        }
        if (!blank)
            widths.Add(separators);
        return widths;
    }

    private static int MostFrequent(List<int> widths)
    {
        var counts = new Dictionary<int, int>();
        var most = 0;
        foreach (var width in widths)
        {
            if (width == 0)
                continue;
            var count = counts.GetValueOrDefault(width) + 1;
            counts[width] = count;
            most = Math.Max(most, count);
        }
        return most;
    }
}
