using Kpi.Data.Agencies;
using Kpi.Data.Periods;

namespace Kpi.Data.Rules;

/// <summary>What a rule says of one agency's figures of one period.</summary>
/// <param name="Outcome">Null where it says nothing.</param>
/// <param name="Illustrative">Whether a figure it reads is made up.</param>
public sealed record RuleTrialLine(Agency Agency, Period Period, RuleOutcome? Outcome, bool Illustrative);
