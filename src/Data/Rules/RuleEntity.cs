namespace Kpi.Data.Rules;

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
}
