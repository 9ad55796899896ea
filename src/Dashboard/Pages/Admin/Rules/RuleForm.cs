using System.Globalization;
using Kpi.Data;
using Kpi.Data.Rules;

namespace Kpi.Dashboard.Pages.Admin.Rules;

/// <summary>What the form of a rule sends.</summary>
public sealed class RuleForm
{
    private const string Iso = "yyyy-MM-dd";

    public string? Line { get; set; }

    public string? Left { get; set; }

    public string? Operator { get; set; }

    public string? Right { get; set; }

    public string? Severity { get; set; }

    public string? Missing { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public string? MessageVi { get; set; }

    public string? MessageEn { get; set; }

    /// <summary>The version the person saw; 0 for a new rule.</summary>
    public int Seen { get; set; }

    /// <summary><c>save</c>, or anything else for a trial.</summary>
    public string? Act { get; set; }

    /// <summary>What a new rule begins with: it passes over missing figures, and warns.</summary>
    public static RuleForm Empty => new()
    {
        Operator = RuleOperators.Symbol(RuleOperator.Equal),
        Severity = Words.Of(Kpi.Data.Rules.Severity.Warning),
        Missing = Words.Of(RuleMissing.Skip),
    };

    /// <summary>A rule as it stands.</summary>
    public static RuleForm Of(RuleVersion version) => new()
    {
        Line = version.Rule.LineKey,
        Left = version.LeftText,
        Operator = RuleOperators.Symbol(version.Rule.Operator),
        Right = version.RightText,
        Severity = Words.Of(version.Rule.Severity),
        Missing = Words.Of(version.Rule.Missing),
        From = version.Rule.ValidFrom?.ToString(Iso, CultureInfo.InvariantCulture),
        To = version.Rule.ValidTo?.ToString(Iso, CultureInfo.InvariantCulture),
        MessageVi = version.Rule.Message.Vi,
        MessageEn = version.Rule.Message.En,
        Seen = version.Version,
    };

    /// <summary>What was typed, to be read.</summary>
    public RuleInput Input => new(Line ?? "", Left ?? "", Operator ?? "", Right ?? "", Severity ?? "", Missing ?? "", From ?? "", To ?? "", MessageVi ?? "", MessageEn ?? "");
}
