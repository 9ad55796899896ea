using System.Globalization;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Targets;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Seed;

/// <summary>Targets that decisions really set always exist; invented ones only beside the samples, and every page marks them.</summary>
internal sealed class TargetSeeder(SeedOptions options, TimeProvider time)
{
    public async Task SeedAsync(KpiContext context, CancellationToken cancellationToken)
    {
        var known = (await context.Targets.Select(t => t.Key).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var indicators = await context.Indicators.ToDictionaryAsync(i => i.Key, i => i.Id, StringComparer.Ordinal, cancellationToken);
        var entity = await context.Calendars.Include(c => c.Rules).SingleAsync(c => c.Key == "cchc", cancellationToken);
        var calendar = new ReportingCalendar(entity.Id, entity.Key, entity.NameVi, entity.NameEn, [.. entity.Rules.Select(r => r.ToRecord())]);

        foreach (var row in SeedFile.Read("targets.csv"))
        {
            var illustrative = string.Equals(row["status"], "illustrative", StringComparison.Ordinal);

            // Rows without an indicator are for reference: the form cannot show them.
            if (row["indicator"].Length == 0 || known.Contains(row["key"]) || (illustrative && !options.Samples)) continue;
            var period = calendar.Find(row["period"]) ?? throw new FormatException($"Target '{row["key"]}' names the unknown period '{row["period"]}'.");
            await PeriodStore.EnsureAsync(context, period, cancellationToken);
            context.Targets.Add(new TargetEntity
            {
                Key = row["key"],
                Version = 1,
                IndicatorId = indicators[row["indicator"]],
                PeriodId = period.Id,
                Comparator = row["comparator"] switch
                {
                    ">=" => TargetComparator.AtLeast,
                    "<=" => TargetComparator.AtMost,
                    _ => throw new FormatException($"'{row["comparator"]}' is not a comparator."),
                },
                Value = double.Parse(row["value"], CultureInfo.InvariantCulture),
                Document = illustrative ? "" : row["document"],
                Illustrative = illustrative,
                Notes = row["notes"].Length == 0 ? null : row["notes"],
                RecordedAt = time.GetUtcNow().UtcDateTime,
                RecordedBy = "system",
            });
        }
        await context.SaveChangesAsync(cancellationToken);
    }
}
