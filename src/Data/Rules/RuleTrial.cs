using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Series;

namespace Kpi.Data.Rules;

/// <summary>What a rule would have said of the figures that are published: one line for each agency and period in which its form has figures.</summary>
/// <param name="Lines">By period end, then agency.</param>
public sealed record RuleTrial(IReadOnlyList<RuleTrialLine> Lines)
{
    public int Held => Lines.Count(l => l.Outcome is { Holds: true });

    public IReadOnlyList<RuleTrialLine> Broken => [.. Lines.Where(l => l.Outcome is { Holds: false })];

    /// <summary>Where it says nothing, because figures are missing.</summary>
    public int Passed => Lines.Count(l => l.Outcome is null);

    /// <summary>Asks a rule about every published period. Pure.</summary>
    /// <param name="formKey">The form it belongs to.</param>
    public static RuleTrial Run(Rule rule, string formKey, CatalogueSnapshot catalogue, IEnumerable<(Agency Agency, AgencyFigures Figures)> published)
    {
        var lines = new List<RuleTrialLine>();
        var own = catalogue.Forms.Where(f => string.Equals(f.FormKey, formKey, StringComparison.Ordinal)).SelectMany(f => f.Indicators).ToHashSet();
        var read = rule.Operands.Select(catalogue.Find).OfType<Indicator>().Select(i => i.Id).ToList();
        foreach (var (agency, figures) in published)
        {
            foreach (var period in figures.Periods)
            {
                if (!rule.AppliesTo(formKey, period) || !own.Any(i => figures.Of(i.Id, period) is not null)) continue;
                var at = new Dictionary<int, Figure>();
                foreach (var indicator in catalogue.Indicators)
                {
                    if (figures.Of(indicator.Id, period) is { } figure) at[indicator.Id] = figure;
                }
                lines.Add(new RuleTrialLine(agency, period, rule.Evaluate(new PeriodOperands(catalogue, at, formKey, period.Days)), read.Exists(i => at.GetValueOrDefault(i)?.Illustrative == true)));
            }
        }
        return new RuleTrial([.. lines.OrderBy(l => l.Period.End).ThenBy(l => l.Period.Start).ThenBy(l => l.Agency.Id)]);
    }
}
