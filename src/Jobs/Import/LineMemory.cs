using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Mappings;
using Kpi.Data.Periods;

namespace Kpi.Jobs.Import;

/// <summary>Remembers what a person says of the lines of a file, for the form and agency of its check and from its period on, and forgets it again.</summary>
public sealed class LineMemory(LineMappingStore store, CatalogueStore catalogues, AgencyStore agencies)
{
    /// <summary>Remembers a choice. False when it does not fit the problem, or the problem is not the check's.</summary>
    public async Task<bool> ConfirmAsync(CheckResult check, string problemKey, LineChoice choice, string actor, CancellationToken cancellationToken)
    {
        if (await PlaceAsync(check, cancellationToken) is not var (form, agency, period) || LineChoices.Drafts(check, form, problemKey, choice) is not { } drafts) return false;
        await store.ConfirmAsync(agency.Id, agency.Key, form.FormKey, period, drafts, actor, cancellationToken);
        return true;
    }

    /// <summary>Forgets what was remembered, from the check's period on. False when there is nothing to forget.</summary>
    /// <param name="id">The <see cref="RememberedLine.Id"/> of one of the check's lines.</param>
    public async Task<bool> ForgetAsync(CheckResult check, int id, string actor, CancellationToken cancellationToken) =>
        check.Remembered.Any(r => r.Id == id) && await PlaceAsync(check, cancellationToken) is var (_, agency, period)
        && await store.RevokeAsync(id, agency.Id, agency.Key, period, actor, cancellationToken);

    private async Task<(FormVersion Form, Agency Agency, Period Period)?> PlaceAsync(CheckResult check, CancellationToken cancellationToken)
    {
        if (check is not { Form: { } named, Agency.Key: { } key, Period: { } dated }) return null;
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var form = catalogue.Forms.FirstOrDefault(f => f.FormKey == named.Key && f.Version == named.Version);
        var agency = (await agencies.AllAsync(cancellationToken)).FirstOrDefault(a => string.Equals(a.Key, key, StringComparison.Ordinal));
        return form is not null && agency is not null && catalogue.CalendarOf(form).Find(dated.Key) is { } period ? (form, agency, period) : null;
    }
}
