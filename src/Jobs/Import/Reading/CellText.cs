using System.Text;

namespace Kpi.Jobs.Import.Reading;

/// <summary>Cleans the text of a cell for reading. What is kept and shown is always the raw text.</summary>
internal static class CellText
{
    private static readonly HashSet<string> MissingWords = new(StringComparer.Ordinal) { "", "…", "...", "……" };
    private static readonly HashSet<string> NotApplicableWords = new(StringComparer.Ordinal) { "-", "–", "—", "x", "không", "không có", "n/a" };

    /// <summary>NFC, full-width forms made plain, every kind of space one space, invisible marks gone, ends trimmed, lower case.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var sane = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : string.Concat(text.Where(c => !char.IsSurrogate(c)));
        var clean = new StringBuilder(sane.Length);
        foreach (var c in sane.Normalize(NormalizationForm.FormC))
        {
            if (char.IsWhiteSpace(c)) AppendSpace(clean);
            else if (c is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or '\u2060' or '\uFEFF') continue;
            else if (c is >= '\uFF01' and <= '\uFF5E') clean.Append(char.ToLowerInvariant((char)(c - 0xFEE0)));
            else clean.Append(char.ToLowerInvariant(c));
        }
        return clean.ToString().TrimEnd(' ');
    }

    /// <summary>Empty, blanks or dots: nothing was reported.</summary>
    public static bool SaysMissing(string clean) => MissingWords.Contains(clean) || clean.All(c => c is '.' or '…');

    /// <summary>A dash, a cross or a "no": the line does not apply.</summary>
    public static bool SaysNotApplicable(string clean) => NotApplicableWords.Contains(clean);

    /// <summary>"Nothing arose": a reported zero.</summary>
    public static bool SaysNone(string clean) => string.Equals(clean, "không phát sinh", StringComparison.Ordinal);

    private static void AppendSpace(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
    }
}
