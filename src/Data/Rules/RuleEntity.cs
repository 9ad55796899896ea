namespace Kpi.Data.Rules;

/// <summary>One version of a rule. The open version is in force; a rule without one is retired.</summary>
internal sealed class RuleEntity
{
    public int Id { get; set; }
    public required string Key { get; set; }
    public required string Left { get; set; }
    public RuleOperator Operator { get; set; }
    public required string Right { get; set; }
    public Severity Severity { get; set; }
    public required string LineKey { get; set; }
    public required string MessageVi { get; set; }
    public required string MessageEn { get; set; }
    public string? FormKey { get; set; }
    public RuleMissing Missing { get; set; }

    /// <summary>Null for what was there before versions were kept.</summary>
    public DateTime? RecordedAt { get; set; }
    public string RecordedBy { get; set; } = "system";
    public DateTime? SupersededAt { get; set; }
    public string? SupersededBy { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public int Version { get; set; } = 1;
}
