using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Series;
using Kpi.Data.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Observations;

/// <summary>
/// Keeps derived KPIs in the series like any other figure, so that what was shown at an instant can be read back. They are written in the transaction that
/// publishes their inputs.
/// </summary>
internal static class DerivedWriter
{
    /// <summary>Adds a revision for every derived KPI of an agency and period whose value differs; gives their number. Earlier writes must have been saved.</summary>
    public static async Task<int> WriteAsync(KpiContext context, CatalogueSnapshot catalogue, int agencyId, Period period, DateTime now, string actor, CancellationToken cancellationToken)
    {
        var writer = new ObservationWriter(context, agencyId, period.Id);
        var current = await writer.CurrentAsync([.. catalogue.Indicators.Select(i => i.Id)], cancellationToken);
        var closed = await writer.ClosedAsync([.. catalogue.Derived.Select(i => i.Id)], cancellationToken);
        var figures = current.Values.ToDictionary(o => o.IndicatorId, o => new Figure(period, o.State, o.Value, o.Numerator, o.Denominator, o.Illustrative));
        var submissions = await context.Submissions
            .Where(s => s.AgencyId == agencyId && s.PeriodId == period.Id && s.State == SubmissionState.Published)
            .ToListAsync(cancellationToken);

        var written = 0;
        foreach (var indicator in catalogue.Derived)
        {
            var formula = indicator.Formula!;
            if (submissions.Find(s => string.Equals(s.FormKey, formula.FormKey, StringComparison.Ordinal)) is not { } submission) continue;
            var days = submission is { DeclaredStart: { } start, DeclaredEnd: { } end } ? end.DayNumber - start.DayNumber + 1 : period.Days;
            var (state, value, numerator, denominator) = DerivedCalculator.Calculate(indicator, new PeriodOperands(catalogue, figures, formula.FormKey, days));
            var illustrative = formula.Operands.Select(catalogue.Find).OfType<Indicator>().Any(i => figures.GetValueOrDefault(i.Id)?.Illustrative ?? false)
                || (formula.Operands.Count == 0 && submission.Illustrative);
            written += writer.Write([new LineObservation(indicator.Id, state, value, numerator, denominator)], current, closed, submission, illustrative, now, actor);
        }
        return written;
    }
}
