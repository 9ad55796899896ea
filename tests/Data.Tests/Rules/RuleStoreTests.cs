using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Persistence;
using Kpi.Data.Rules;

namespace Kpi.Data.Tests.Rules;

public sealed class RuleStoreTests : StoreTheory
{
    private static readonly RuleDraft Draft = new(
        "cchc-pl1", "cchc.1.3.2 + cchc.1.3.3", RuleOperator.Equal, "cchc.1.3.1", Severity.Warning, "cchc.1.3.1", new LocalText("Không cộng đúng", ""), RuleMissing.Skip, null, null);

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Seeded_Rules_AreTheFirstVersionOfTheirForm(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var rules = await store.Get<RuleStore>().ListAsync(Cancel);
        Assert.Equal(17, rules.Count);
        Assert.All(rules, r => Assert.Equal((1, "system", RuleMissing.Skip, (DateTime?)null), (r.Version, r.RecordedBy, r.Rule.Missing, r.SupersededAt)));
        Assert.All(rules, r => Assert.Equal(r.Rule.LineKey.StartsWith("cchc-bm3", StringComparison.Ordinal) ? "cchc-bm3" : "cchc-pl1", r.Rule.FormKey));
        Assert.All(rules, r => Assert.NotNull(r.RecordedAt));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Change_OfARule_ClosesTheVersionBeforeAndIsAudited(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var rules = store.Get<RuleStore>();
        var key = await rules.AddAsync(Draft, "an", Cancel);
        Assert.Equal("rule.cchc.1.3.1-1", key);
        Assert.Equal("rule.cchc.1.3.1-2", await rules.AddAsync(Draft, "an", Cancel));
        Assert.Equal(RuleChange.Unchanged, await rules.ChangeAsync(key, 1, Draft, "an", Cancel));

        var changed = Draft with { Operator = RuleOperator.LessOrEqual, Missing = RuleMissing.Zero, ValidFrom = new DateOnly(2024, 1, 1) };
        Assert.Equal(RuleChange.Done, await rules.ChangeAsync(key, 1, changed, "binh", Cancel));
        Assert.Equal(RuleChange.Overtaken, await rules.ChangeAsync(key, 1, Draft, "an", Cancel));
        Assert.Equal(RuleChange.NotFound, await rules.ChangeAsync("rule.none", 1, Draft, "an", Cancel));

        var versions = await rules.HistoryAsync(key, Cancel);
        Assert.Equal([2, 1], versions.Select(v => v.Version));
        Assert.Equal((RuleOperator.LessOrEqual, RuleMissing.Zero, new DateOnly(2024, 1, 1), "binh"), (versions[0].Rule.Operator, versions[0].Rule.Missing, versions[0].Rule.ValidFrom, versions[0].RecordedBy));
        Assert.Equal((versions[0].RecordedAt, "binh"), (versions[1].SupersededAt, versions[1].SupersededBy));

        var audit = await store.Get<AuditStore>().OfAsync(key, Cancel);
        Assert.Equal(["rule.add", "rule.change"], audit.Select(a => a.Action));
        Assert.Contains("cchc.1.3.2 + cchc.1.3.3 = cchc.1.3.1; warning; skip; ..; Không cộng đúng → cchc.1.3.2 + cchc.1.3.3 <= cchc.1.3.1; warning; zero; 2024-01-01..", audit[1].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Catalogue_AfterEveryChange_HasWhatIsInForce(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var rules = store.Get<RuleStore>();
        var key = await rules.AddAsync(Draft, "an", Cancel);
        Assert.Equal(RuleOperator.Equal, (await RuleAsync())!.Operator);
        await rules.ChangeAsync(key, 1, Draft with { Operator = RuleOperator.Less }, "an", Cancel);
        Assert.Equal(RuleOperator.Less, (await RuleAsync())!.Operator);
        Assert.Equal(RuleChange.Overtaken, await rules.RetireAsync(key, 1, "an", Cancel));
        Assert.Equal(RuleChange.Done, await rules.RetireAsync(key, 2, "an", Cancel));
        Assert.Equal(RuleChange.Unchanged, await rules.RetireAsync(key, 2, "an", Cancel));
        Assert.Null(await RuleAsync());
        Assert.Equal(RuleState.Retired, (await rules.ListAsync(Cancel)).Single(r => r.Rule.Key == key).State(new DateOnly(2024, 6, 17)));
        Assert.Equal(RuleChange.Done, await rules.ChangeAsync(key, 2, Draft, "an", Cancel));
        Assert.NotNull(await RuleAsync());

        async Task<Rule?> RuleAsync() => (await store.Get<CatalogueStore>().GetAsync(Cancel)).Rules.SingleOrDefault(r => r.Key == key);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Change_ByManyAtOnce_IsTakenFromOne(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var rules = store.Get<RuleStore>();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => rules.ChangeAsync("rule.plan-done", 1, Draft with { Message = new LocalText($"{i}", "") }, "an", Cancel), Cancel)));
        Assert.Single(outcomes, RuleChange.Done);
        Assert.Equal(5, outcomes.Count(o => o == RuleChange.Overtaken));
        Assert.Equal(2, (await rules.HistoryAsync("rule.plan-done", Cancel)).Count);
        var added = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => rules.AddAsync(Draft, "an", Cancel), Cancel)));
        Assert.Equal(4, added.Distinct(StringComparer.Ordinal).Count());
    }
}
