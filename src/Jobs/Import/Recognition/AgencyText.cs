using System.Runtime.CompilerServices;
using Kpi.Data.Agencies;
using Kpi.Data.Text;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>Finds the agency that a title line names.</summary>
public static class AgencyText
{
    private static readonly string[] Labels = ["don vi bao cao", "co quan bao cao", "don vi", "co quan", "ten don vi", "ten co quan", "co quan don vi", "reporting agency", "agency"];
    private static readonly string[] Places = [" tinh ", " thanh pho ", " huyen ", " thi xa "];

    // The list is the same one for every form while no agency is added.
    private static readonly ConditionalWeakTable<IReadOnlyList<Agency>, string[][]> Names = [];

    /// <summary>The name after "Đơn vị báo cáo:", or null when the line has no such label.</summary>
    public static string? Labelled(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !Labels.Contains(Folding.Fold(line[..colon]), StringComparer.Ordinal)) return null;
        var name = line[(colon + 1)..].Trim().TrimEnd('.', ';', ',').Trim();
        return name.Length > 0 && !name.All(c => c is '.' or '…' or '_') ? name : null;
    }

    /// <summary>The one agency a printed name means: the same name, or the name without its province when only one agency fits. Null when none or several do.</summary>
    public static Agency? Match(IReadOnlyList<Agency> agencies, string name)
    {
        var folded = Folding.Fold(name);
        if (folded.Length == 0) return null;
        var names = Names.GetValue(agencies, static all => [.. all.Select(a => new[] { Folding.Fold(a.Name.Vi), Folding.Fold(a.Name.En) })]);
        var same = agencies.Where((_, i) => names[i].Contains(folded, StringComparer.Ordinal)).ToList();
        if (same.Count == 1) return same[0];
        var shorter = agencies.Where((_, i) => Array.Exists(names[i], n => Array.Exists(Places, p => n.StartsWith(folded, StringComparison.Ordinal) && n.AsSpan(folded.Length).StartsWith(p, StringComparison.Ordinal)))).ToList();
        return same.Count == 0 && shorter.Count == 1 ? shorter[0] : null;
    }
}
