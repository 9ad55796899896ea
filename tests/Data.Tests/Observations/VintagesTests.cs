using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Tests.Submissions;

namespace Kpi.Data.Tests.Observations;

/// <summary>What was known at an instant, and where it came from.</summary>
public sealed class VintagesTests : StoreTheory
{
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task KnownAt_EveryInstant_GivesTheRevisionsOfThatTime(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var first = await store.ReceiveAsync("first", "2024-H1");
        await store.PublishAsync(first, true, ("cchc.3.1", 127));
        var then = store.Clock.GetUtcNow().UtcDateTime;
        store.Clock.Advance(TimeSpan.FromDays(1));
        var second = await store.ReceiveAsync("second", "2024-H1");
        await store.PublishAsync(second, true, ("cchc.3.1", 130));
        var now = store.Clock.GetUtcNow().UtcDateTime;

        var all = await store.RevisionsAsync("cchc.3.1", "2024-H1");
        Assert.Equal([(1, 127d, true), (2, 130d, false)], Of(all, null));
        Assert.Equal([(1, 127d, false)], Of(all, then));
        Assert.Equal([(1, 127d, true), (2, 130d, false)], Of(all, now));
        Assert.Empty(Of(all, then.AddDays(-1)));
        Assert.Equal((await store.RevisionsAsync("cchc.3.1", "2024-H1", then)).Single().Value, Vintages.KnownAt(all, then).Single(r => r.SupersededAt is null).Value);

        var catalogue = await store.Get<Kpi.Data.Catalogue.CatalogueStore>().GetAsync(Cancel);
        var (indicator, period) = (catalogue.Find("cchc.3.1")!.Id, all[0].Period.Id);
        var agency = (await store.Get<Kpi.Data.Agencies.AgencyStore>().AllAsync(Cancel))[0].Id;
        var observations = store.Get<ObservationStore>();
        Assert.Equal((first.Id, then), await observations.SourceAsync(agency, [indicator], period, then, Cancel));
        Assert.Equal((second.Id, now), await observations.SourceAsync(agency, [indicator], period, now, Cancel));
        Assert.Null(await observations.SourceAsync(agency, [indicator], period, then.AddDays(-1), Cancel));
        Assert.Empty(await observations.CellsAsync(agency, period, then.AddDays(-1), Cancel));
    }

    private static IEnumerable<(int, double, bool)> Of(IReadOnlyList<Observation> all, DateTime? instant) => Vintages.KnownAt(all, instant).Select(r => (r.Revision, r.Value!.Value, r.SupersededAt is not null));
}
