using Kpi.Data.Audit;
using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Catalogue;

/// <summary>
/// Changes the formulas of derived KPIs. A formula is never overwritten: its versions are kept, and the stored figures that follow from the new one become revisions in the same
/// transaction, with the cause.
/// </summary>
public sealed class FormulaStore
{
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly StoreDialect _dialect;
    private readonly CatalogueStore _catalogue;
    private readonly TimeProvider _time;

    internal FormulaStore(IDbContextFactory<KpiContext> contexts, StoreDialect dialect, CatalogueStore catalogue, TimeProvider time)
    {
        _contexts = contexts;
        _dialect = dialect;
        _catalogue = catalogue;
        _time = time;
    }

    /// <summary>Every version of a formula, newest first; the one the program brought along is version 1.</summary>
    public async Task<IReadOnlyList<FormulaVersion>> VersionsAsync(int indicatorId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await VersionsAsync(context, indicatorId, cancellationToken);
    }

    /// <summary>What saving a draft would do to the stored figures.</summary>
    public async Task<FormulaPreview> PreviewAsync(FormulaDraft draft, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var standing = await _catalogue.CurrentAsync(context, cancellationToken);
        var (indicator, problems) = FormulaChecker.Check(standing, draft);
        if (indicator is null) return new FormulaPreview(null, problems, [], 0);
        var catalogue = standing.With(indicator);
        var dependants = catalogue.DependantsOf(indicator);
        var rows = new List<FormulaRow>();
        var others = 0;
        foreach (var agency in await AgenciesAsync(context, draft.FormKey, cancellationToken))
        {
            var figures = await DerivedFigures.ReadAsync(context, catalogue, agency, only: null, cancellationToken);
            foreach (var change in figures.Calculate(dependants, figures.Periods))
            {
                if (change.Indicator.Key == indicator.Key) rows.Add(Row(agency, change));
                else if (change.Differs) others++;
            }
        }
        return new FormulaPreview(indicator, problems, rows, others);
    }

    /// <summary>
    /// Saves a draft: the formula in force is closed, the new one counts from now on, and every stored figure that it changes becomes a new revision.
    /// </summary>
    /// <param name="cause">Why; 1 to 500 characters.</param>
    /// <param name="seen">The number of versions the caller saw, 0 for a new KPI; another number means that somebody was quicker.</param>
    public async Task<FormulaOutcome> SaveAsync(FormulaDraft draft, string cause, string actor, int seen, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(cause)) return Refused(new FormulaProblem(FormulaField.Cause, FormulaFault.Needed));
        if (cause.Trim().Length > FormulaChecker.LongestCause) return Refused(new FormulaProblem(FormulaField.Cause, FormulaFault.TooLong));
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await CatalogueStore.ChangeAsync(context, cancellationToken);
        var standing = await CatalogueStore.ReadAsync(context, cancellationToken);
        var (checkedOne, problems) = FormulaChecker.Check(standing, draft);
        if (checkedOne is not { } indicator) return new FormulaOutcome(FormulaResult.Refused, problems, 0);
        var versions = await VersionsAsync(context, indicator.Id, cancellationToken);
        if (versions.Count != seen) return new FormulaOutcome(FormulaResult.Overtaken, [], 0);
        var (numerator, denominator) = (draft.Numerator.Trim(), string.IsNullOrWhiteSpace(draft.Denominator) ? null : draft.Denominator.Trim());
        if (versions is [var newest, ..] && newest.Numerator == numerator && newest.Denominator == denominator && newest.FormKey == draft.FormKey) return new FormulaOutcome(FormulaResult.Unchanged, [], 0);

        var now = Instants.Now(_time);
        var row = await RowAsync(context, indicator, cancellationToken);
        await KeepAsync(context, row, versions, now, cancellationToken);
        (row.Numerator, row.Denominator, row.FormKey) = (numerator, denominator, draft.FormKey);
        await context.SaveChangesAsync(cancellationToken);
        context.Set<FormulaVersionEntity>().Add(new FormulaVersionEntity
        {
            IndicatorId = row.Id,
            Version = versions.Count + 1,
            Numerator = numerator,
            Denominator = denominator,
            FormKey = draft.FormKey,
            Cause = cause.Trim(),
            RecordedAt = now,
            RecordedBy = actor,
        });
        var before = versions is [var replaced, ..] ? Text(replaced.Numerator, replaced.Denominator) : "";
        context.AuditEntries.Add(new AuditEntity { At = now, Actor = actor, Action = "formula.set", Subject = indicator.Key, Detail = $"{before} → {Text(numerator, denominator)}; {cause.Trim()}" });
        await context.SaveChangesAsync(cancellationToken);
        var written = await RecalculateAsync(context, standing.With(indicator with { Id = row.Id }), indicator.Key, now, actor, cause.Trim(), cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        _catalogue.Forget();
        return new FormulaOutcome(FormulaResult.Saved, [], written);
    }

    // One agency after the other, in the same order everywhere, and no more in memory than one of them has.
    private async Task<int> RecalculateAsync(KpiContext context, CatalogueSnapshot catalogue, string key, DateTime now, string actor, string cause, CancellationToken cancellationToken)
    {
        var dependants = catalogue.DependantsOf(catalogue.Find(key)!);
        var written = 0;
        foreach (var agency in await AgenciesAsync(context, form: null, cancellationToken))
        {
            await _dialect.LockAgencyAsync(context, agency, cancellationToken);
            written += (await DerivedWriter.RecalculateAsync(context, _dialect, catalogue, agency, dependants, now, actor, cause, cancellationToken)).Written;
            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }
        return written;
    }

    private static async Task<IndicatorEntity> RowAsync(KpiContext context, Indicator indicator, CancellationToken cancellationToken)
    {
        if (indicator.Id != 0) return await context.Indicators.FirstAsync(i => i.Id == indicator.Id, cancellationToken);
        var added = new IndicatorEntity
        {
            Key = indicator.Key,
            NameVi = indicator.Name.Vi,
            NameEn = indicator.Name.En,
            UnitOfMeasureVi = indicator.UnitOfMeasure.Vi,
            UnitOfMeasureEn = indicator.UnitOfMeasure.En,
            Kind = indicator.Kind,
            Options = "",
            Accumulation = indicator.Accumulation,
            Direction = indicator.Direction,
            Section = indicator.Section,
            Order = indicator.Order,
        };
        context.Indicators.Add(added);
        return added;
    }

    // A formula that has never been changed stands only in its KPI: it becomes version 1 before the next takes over.
    private static async Task KeepAsync(KpiContext context, IndicatorEntity row, IReadOnlyList<FormulaVersion> versions, DateTime now, CancellationToken cancellationToken)
    {
        if (versions is not [var newest, ..]) return;
        var open = await context.Set<FormulaVersionEntity>().FirstOrDefaultAsync(f => f.IndicatorId == row.Id && f.Version == newest.Version, cancellationToken);
        if (open is null)
        {
            open = new FormulaVersionEntity { IndicatorId = row.Id, Version = newest.Version, Numerator = newest.Numerator, Denominator = newest.Denominator, FormKey = newest.FormKey };
            context.Set<FormulaVersionEntity>().Add(open);
        }
        open.SupersededAt = now;
    }

    private static async Task<IReadOnlyList<FormulaVersion>> VersionsAsync(KpiContext context, int indicatorId, CancellationToken cancellationToken)
    {
        var kept = await context.Set<FormulaVersionEntity>().AsNoTracking().Where(f => f.IndicatorId == indicatorId).OrderByDescending(f => f.Version).ToListAsync(cancellationToken);
        if (kept.Count > 0) return kept.ConvertAll(f => f.ToRecord());
        var row = await context.Indicators.AsNoTracking().FirstOrDefaultAsync(i => i.Id == indicatorId && i.Numerator != null, cancellationToken);
        return row is null ? [] : [new FormulaVersion(1, row.Numerator!, row.Denominator, row.FormKey!, null, null, null, null)];
    }

    private static Task<List<int>> AgenciesAsync(KpiContext context, string? form, CancellationToken cancellationToken) => context.Submissions.AsNoTracking()
        .Where(s => s.State == SubmissionState.Published && s.AgencyId != null && s.PeriodId != null && (form == null || s.FormKey == form))
        .Select(s => s.AgencyId!.Value)
        .Distinct()
        .OrderBy(a => a)
        .ToListAsync(cancellationToken);

    private static FormulaRow Row(int agency, DerivedChange change) => new(
        agency,
        change.Period,
        change.Before is { } before ? new Figure(change.Period, before.State, before.Value, before.Numerator, before.Denominator, before.Illustrative) : null,
        new Figure(change.Period, change.After.State, change.After.Value, change.After.Numerator, change.After.Denominator, change.Illustrative),
        change.Differs);

    private static FormulaOutcome Refused(FormulaProblem problem) => new(FormulaResult.Refused, [problem], 0);

    private static string Text(string numerator, string? denominator) => denominator is null ? numerator : $"({numerator}) / ({denominator})";
}
