using System.Diagnostics.CodeAnalysis;

namespace Kpi.Dashboard.Preferences;

/// <summary>Where a preference link leads back to. Only addresses of this program: anything else would make it a springboard to other sites.</summary>
public static class LocalAddress
{
    private static readonly Uri Here = new("http://here");

    /// <summary>Reads <c>/path?query</c>, percent-encodes what a header cannot carry, and drops a fragment.</summary>
    /// <param name="text">As it came in a query: already decoded once.</param>
    /// <param name="address">A path that starts with exactly one slash, with its query.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? address)
    {
        address = null;
        // A browser reads a backslash as a slash, so /\host is another host.
        if (text is not ['/', ..] || text.Contains('\\', StringComparison.Ordinal) || text.Any(char.IsControl)) return false;
        if (!Uri.TryCreate(Here.GetLeftPart(UriPartial.Authority) + text, UriKind.Absolute, out var uri) || uri.Host != Here.Host) return false;
        // After normalising: /.//host has become //host.
        if (uri.PathAndQuery.StartsWith("//", StringComparison.Ordinal)) return false;
        address = uri.PathAndQuery;
        return true;
    }

    /// <summary>The address, or the overview's when it is none of this program's.</summary>
    public static string OrRoot(string? text) => TryParse(text, out var address) ? address : "/";

    /// <summary>The same address without one query key.</summary>
    public static string Without(string address, string key)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0) return address;
        var kept = address[(mark + 1)..].Split('&')
            .Where(pair => !string.Equals(pair.Split('=')[0], key, StringComparison.OrdinalIgnoreCase));
        var query = string.Join('&', kept);
        return query.Length == 0 ? address[..mark] : $"{address[..mark]}?{query}";
    }
}
