using Kpi.Data.Audit;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Catalogue;

/// <summary>Keeps for which periods each form is due. What held for earlier years goes on holding for them.</summary>
public sealed class FormDutyStore
{
    /// <summary>Most characters of a cause.</summary>
    public const int LongestCause = 500;

    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly CatalogueStore _catalogue;
    private readonly TimeProvider _time;

    internal FormDutyStore(IDbContextFactory<KpiContext> contexts, CatalogueStore catalogue, TimeProvider time)
    {
        _contexts = contexts;
        _catalogue = catalogue;
        _time = time;
    }

    /// <summary>Everything that was laid down for a form, the latest first.</summary>
    public async Task<IReadOnlyList<FormDutyVersion>> OfAsync(string formKey, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Forms.AsNoTracking().Where(f => f.Key == formKey).SelectMany(f => f.Duties).OrderByDescending(d => d.Id).ToListAsync(cancellationToken);
        return rows.ConvertAll(d => d.ToRecord());
    }

    /// <summary>Lays down for which periods a form is due from a reporting year on.</summary>
    /// <param name="kinds">Kinds of its calendar's periods; none when it is due for no period.</param>
    /// <param name="cause">The decision behind it.</param>
    /// <returns>What is wrong with it; null when it holds.</returns>
    public async Task<FormDutyFault?> SetAsync(
        string formKey, int fromYear, IReadOnlyCollection<(PeriodKind Kind, int Month)> kinds, string cause, string actor, CancellationToken cancellationToken)
    {
        if (fromYear is < 1901 or > 2199) return FormDutyFault.Year;
        if (cause.Trim() is not { Length: > 0 and <= LongestCause }) return FormDutyFault.Cause;
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await CatalogueStore.ChangeAsync(context, cancellationToken);
        var catalogue = await CatalogueStore.ReadAsync(context, cancellationToken);
        if (catalogue.Form(formKey) is not { } form) return FormDutyFault.Form;
        var known = catalogue.CalendarOf(form).Year(fromYear).Select(p => (p.Kind, p.Month)).ToList();
        if (kinds.Any(k => !known.Contains(k))) return FormDutyFault.Kind;
        List<(PeriodKind Kind, int Month)> ordered = [.. known.Where(kinds.Contains)];

        // What begins later goes on holding from then on: this is only the same where nothing does.
        if (form.DutyIn(fromYear) is { } before && before.Kinds.ToHashSet().SetEquals(ordered) && !form.Duties.Any(d => d.FromYear > fromYear)) return FormDutyFault.Same;
        var now = Instants.Now(_time);
        var written = FormDuty.Write(ordered);
        context.Add(new FormDutyVersionEntity
        {
            FormId = await context.Forms.Where(f => f.Key == formKey).Select(f => f.Id).SingleAsync(cancellationToken),
            FromYear = fromYear,
            Version = form.Duties.Where(d => d.FromYear == fromYear).Select(d => d.Version).DefaultIfEmpty(0).Max() + 1,
            Kinds = written,
            Cause = cause.Trim(),
            RecordedAt = now,
            RecordedBy = actor,
        });
        context.AuditEntries.Add(new AuditEntity
        {
            At = now,
            Actor = actor,
            Action = "form.duty",
            Subject = formKey,
            Detail = FormattableString.Invariant($"{fromYear}: {(written.Length > 0 ? written : "-")}; {cause.Trim()}"),
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        _catalogue.Forget();
        return null;
    }
}
