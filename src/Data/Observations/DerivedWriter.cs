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
    /// <summary>Adds a revision for every derived KPI of an agency and period whose value differs, and saves them; gives their number. Earlier writes must have been saved.</summary>
    public static async Task<int> WriteAsync(
        KpiContext context, StoreDialect dialect, CatalogueSnapshot catalogue, int agencyId, Period period, DateTime now, string actor, CancellationToken cancellationToken)
    {
        var writer = await ObservationWriter.OpenAsync(context, dialect, agencyId, period.Id, [.. catalogue.Indicators.Select(i => i.Id)], cancellationToken);
        var submissions = await context.Submissions.AsNoTracking()
            .Where(s => s.AgencyId == agencyId && s.PeriodId == period.Id && s.State == SubmissionState.Published)
            .ToListAsync(cancellationToken);
        var written = Write(writer, catalogue, period, submissions, now, actor);
        await writer.SaveAsync(cancellationToken);
        return written;
    }

    /// <summary>Adds a revision for every derived KPI whose value differs; gives their number. Nothing is saved yet.</summary>
    /// <param name="submissions">What is published for the agency and period.</param>
    public static int Write(ObservationWriter writer, CatalogueSnapshot catalogue, Period period, IReadOnlyList<SubmissionEntity> submissions, DateTime now, string actor)
    {
        var figures = writer.Current.Values.ToDictionary(o => o.IndicatorId, o => new Figure(period, o.State, o.Value, o.Numerator, o.Denominator, o.Illustrative));
        var written = 0;
        foreach (var indicator in catalogue.Derived)
        {
            var formula = indicator.Formula!;
            if (submissions.FirstOrDefault(s => string.Equals(s.FormKey, formula.FormKey, StringComparison.Ordinal)) is not { } submission) continue;
            var days = submission is { DeclaredStart: { } start, DeclaredEnd: { } end } ? end.DayNumber - start.DayNumber + 1 : period.Days;
            var (state, value, numerator, denominator) = DerivedCalculator.Calculate(indicator, new PeriodOperands(catalogue, figures, formula.FormKey, days));
            var illustrative = formula.Operands.Select(catalogue.Find).OfType<Indicator>().Any(i => figures.GetValueOrDefault(i.Id)?.Illustrative ?? false)
                || (formula.Operands.Count == 0 && submission.Illustrative);
            written += writer.Write([new LineObservation(indicator.Id, state, value, numerator, denominator)], submission, illustrative, now, actor);
        }
        return written;
    }
}
