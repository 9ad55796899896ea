using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Rules;
using Kpi.Data.Tests.Submissions;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Catalogue;

/// <summary>The catalogue as it was laid down at another time; its formulas are in the tests of their store.</summary>
public sealed class CatalogueVintageTests : StoreTheory
{
    private static readonly PeriodRule Earlier = new(PeriodKind.H1, 0, -1, 12, 11, 6, 10, 6, 15, FromYear: 2024);

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Duties_OfThen_SayWhatWasDueThen(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var then = Pass(store);
        Assert.Null(await store.Get<FormDutyStore>().SetAsync("cchc-bm3", 2024, [(PeriodKind.H1, 0)], "Công văn 1", "root", Cancel));
        var between = Pass(store);
        Assert.Null(await store.Get<FormDutyStore>().SetAsync("cchc-bm3", 2024, [(PeriodKind.Q1, 0)], "Công văn 2", "root", Cancel));
        Assert.Equal(
            [("", "2024-06-20"), ("2024-06-20", "2024-06-20"), ("", "2024-06-20")],
            [await DeadlinesAsync(then), await DeadlinesAsync(between), await DeadlinesAsync(null)]);

        async Task<(string Changed, string Kept)> DeadlinesAsync(DateTime? asOf)
        {
            var catalogue = await store.Get<CatalogueStore>().GetAsync(asOf, Cancel);
            string Of(string form) => catalogue.Form(form)!.DeadlineOf(catalogue.Calendar("cchc")!.Find("2024-H1")!)?.ToString("yyyy-MM-dd", null) ?? "";
            return (Of("cchc-bm3"), Of("cchc-pl1"));
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Calendar_OfThen_HasItsDeadlines_AndAPeriodStaysWhereItWasLaid(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2024-H1", ("cchc.7.1", 127));
        var then = Pass(store);
        Assert.Empty(await store.Get<CalendarStore>().AddAsync("cchc", Earlier, "Công văn 99", "admin", Cancel));
        var later = (await store.Get<CatalogueStore>().GetAsync(Cancel)).Calendar("cchc")!.Find("2025-H1")!;
        Assert.Equal(new DateOnly(2025, 6, 15), later.Deadline);

        // Used only now, under the new rule: nobody could have known it then.
        await store.PublishAsync("2025-H1", ("cchc.7.1", 128));
        store.Get<CatalogueStore>().Forget();
        Assert.Equal([new DateOnly(2024, 6, 20), new DateOnly(2025, 6, 20), new DateOnly(2026, 6, 20)], await DeadlinesAsync(then));
        Assert.Equal([new DateOnly(2024, 6, 20), new DateOnly(2025, 6, 15), new DateOnly(2026, 6, 15)], await DeadlinesAsync(null));

        async Task<List<DateOnly>> DeadlinesAsync(DateTime? asOf)
        {
            var calendar = (await store.Get<CatalogueStore>().GetAsync(asOf, Cancel)).Calendar("cchc")!;
            return [.. new[] { "2024-H1", "2025-H1", "2026-H1" }.Select(k => calendar.Find(k)!.Deadline!.Value)];
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Rules_OfThen_AreThoseInForceThen(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var rules = store.Get<RuleStore>();
        var draft = new RuleDraft("cchc-pl1", "cchc.1.3.2", RuleOperator.Equal, "cchc.1.3.1", Severity.Warning, "cchc.1.3.1", new LocalText("Không bằng", ""), RuleMissing.Skip, null, null);
        var before = Pass(store);
        var key = await rules.AddAsync(draft, "an", Cancel);
        var first = Pass(store);
        await rules.ChangeAsync(key, 1, draft with { Operator = RuleOperator.Less }, "an", Cancel);
        var second = Pass(store);
        await rules.RetireAsync(key, 2, "an", Cancel);
        Assert.Equal([null, RuleOperator.Equal, RuleOperator.Less, null], [await RuleAsync(before), await RuleAsync(first), await RuleAsync(second), await RuleAsync(null)]);
        Assert.Equal((await store.Get<CatalogueStore>().GetAsync(Cancel)).Rules.Count, (await store.Get<CatalogueStore>().GetAsync(before, Cancel)).Rules.Count);

        async Task<RuleOperator?> RuleAsync(DateTime? asOf) => (await store.Get<CatalogueStore>().GetAsync(asOf, Cancel)).Rules.FirstOrDefault(r => r.Key == key)?.Operator;
    }

    // An instant with a day on either side of it.
    private static DateTime Pass(TestStore store)
    {
        store.Clock.Advance(TimeSpan.FromDays(1));
        var now = store.Clock.GetUtcNow().UtcDateTime;
        store.Clock.Advance(TimeSpan.FromDays(1));
        return now;
    }
}
