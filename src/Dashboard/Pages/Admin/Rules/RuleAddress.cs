using Kpi.Data.Rules;

namespace Kpi.Dashboard.Pages.Admin.Rules;

/// <summary>The addresses of the rules pages.</summary>
public static class RuleAddress
{
    public const string List = "/admin/rules";

    public const string New = List + "/new";

    public const string Added = "added";

    public const string Changed = "changed";

    public const string Retired = "retired";

    public static string Of(string key) => $"{List}/{Uri.EscapeDataString(key)}";

    /// <summary>The list, which says what was done.</summary>
    public static string Done(string what) => $"{List}?done={what}";

    /// <summary>The form of a new rule, filled in with a sum.</summary>
    public static string Fill(RuleSuggestion suggestion) =>
        $"{New}?line={Uri.EscapeDataString(suggestion.Total.Key)}&left={Uri.EscapeDataString(suggestion.Left)}&right={Uri.EscapeDataString(suggestion.Right)}";
}
