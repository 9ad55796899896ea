namespace Kpi.Dashboard.Pages.Targets;

/// <summary>What a field says of itself when it is why a form was refused: that it is wrong, and where the reason stands; it has the focus.</summary>
internal static class RefusedField
{
    /// <summary>Id of the words that say what is wrong.</summary>
    public const string Problem = "problem";

    /// <summary>Attributes of the field; null for one that nothing is wrong with.</summary>
    /// <param name="hint">Id of other words about it.</param>
    public static IReadOnlyDictionary<string, object>? Attributes(bool wrong, string? hint = null) => wrong
        ? new Dictionary<string, object>(StringComparer.Ordinal) { ["aria-invalid"] = "true", ["aria-describedby"] = hint is null ? Problem : $"{Problem} {hint}", ["autofocus"] = true }
        : null;
}
