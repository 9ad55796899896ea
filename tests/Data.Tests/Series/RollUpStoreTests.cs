using Kpi.Data.Agencies;
using Kpi.Data.Analysis;
using Kpi.Data.Catalogue;
using Kpi.Data.Persistence;
using Kpi.Data.Series;
using Kpi.Data.Series.RollUps;
using Kpi.Data.Targets;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Series;

public sealed class RollUpStoreTests : StoreTheory
{
    private const string Flow = "cchc.3.3.received";

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Read_TreeOfAgencies_IsWhatTheirOwnSeriesAddUpTo(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var tree = await AgencyTree.CreateAsync(store, units: 3);
        await tree.AddAsync("cchc.3.3.received", "2024-Q1", 10, 20, null);
        await tree.AddAsync("cchc.3.3.received", "2024-H1", 25, 45, 7);

        var reported = await ReadAsync(store, "cchc.3.3.received", SeriesAccumulation.Reported);
        Assert.Equal([("2024-Q1", 30d, 2), ("2024-H1", 77d, 3)], reported.Select(p => (p.Figure.Period.Key, p.Figure.Value!.Value, p.RollUp!.Reported)));

        // The third agency has no first quarter: its half-year is no second quarter, and nobody's is.
        var discrete = await ReadAsync(store, "cchc.3.3.received", SeriesAccumulation.Discrete);
        Assert.Equal([("2024-Q1", 30d, 2), ("2024-Q2", 40d, 2)], discrete.Select(p => (p.Figure.Period.Key, p.Figure.Value!.Value, p.RollUp!.Reported)));
        Assert.All(discrete, p => Assert.True(p.RollUp!.Provisional));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Each_OfSeveralScopes_IsWhatEachGivesAlone(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var tree = await AgencyTree.CreateAsync(store, units: 3);
        await tree.AddAsync("cchc.3.3.received", "2024-Q1", 10, 20, null);
        await tree.AddAsync("cchc.3.3.received", "2024-H1", 25, 45, 7);
        await tree.AddAsync("cchc.1.4.2", "2024-H1", 2, null, 1);
        var all = await store.Get<AgencyStore>().AllAsync(Cancel);
        List<RollUpScope> scopes = [.. all.Where(a => a.ParentId == tree.Root.Id || a.Id == tree.Root.Id).OrderBy(a => a.Id).Select(a => RollUpScope.Of(all, a, below: true, predecessors: false))];
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        foreach (var accumulation in Enum.GetValues<SeriesAccumulation>())
        {
            var each = await store.Get<RollUpStore>().EachAsync(catalogue.Find("cchc.3.3.received")!, scopes, accumulation, null, Cancel);
            for (var i = 0; i < scopes.Count; i++)
            {
                var alone = await store.Get<RollUpStore>().ReadAsync(catalogue.Find("cchc.3.3.received")!, scopes[i], accumulation, null, Cancel);
                Assert.Equal(alone.Points.Select(p => (p.Figure, p.Judgement)), each[i].Points.Select(p => (p.Figure, p.Judgement)));
            }
        }

        // Answers are never added: each gives its own, the one above them none.
        var answers = await store.Get<RollUpStore>().EachAsync(catalogue.Find("cchc.1.4.2")!, scopes, SeriesAccumulation.Reported, null, Cancel);
        Assert.Equal([null, 2, null, 1], answers.Select(s => s.Points.SingleOrDefault()?.Figure.Value));
    }

    // The first agency reported every quarter, the second the first one and the year: of the three quarters between them only the sum is known.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Read_QuartersOfWhichOnlyTheSumIsKnown_AreOneSpanOfAllAgencies(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var tree = await AgencyTree.CreateAsync(store, units: 2);
        await tree.AddAsync(Flow, "2024-Q1", 5, 3);
        await tree.AddAsync(Flow, "2024-H1", 9, null);
        await tree.AddAsync(Flow, "2024-Q3", 4, null);
        await tree.AddAsync(Flow, "2024", 20, 30);
        Assert.Equal("2024-Q2..2024-Q4 = 42", await SaidAsync(SeriesAccumulation.Discrete));
        Assert.Equal("", await SaidAsync(SeriesAccumulation.Ytd));

        // Known of both by the half-year, it is the two quarters after it.
        await tree.AddAsync(Flow, "2024-H1", values: [null, 8]);
        Assert.Equal("2024-Q3..2024-Q4 = 33", await SaidAsync(SeriesAccumulation.Discrete));

        // What one of them has not given has no sum.
        await tree.AddAsync(Flow, "2023-H1", 9, null);
        Assert.Equal("2024-Q3..2024-Q4 = 33", await SaidAsync(SeriesAccumulation.Discrete));
        await tree.AddAsync(Flow, "2024-Q3", values: [null, 2]);
        Assert.Equal("", await SaidAsync(SeriesAccumulation.Discrete));

        async Task<string> SaidAsync(SeriesAccumulation accumulation)
        {
            var indicator = (await store.Get<CatalogueStore>().GetAsync(Cancel)).Find(Flow)!;
            var scope = RollUpScope.Of(await store.Get<AgencyStore>().AllAsync(Cancel), tree.Root, below: true, predecessors: false);
            var sum = await store.Get<RollUpStore>().ReadAsync(indicator, scope, accumulation, null, Cancel);
            return string.Join("; ", sum.Spans.Select(s => FormattableString.Invariant($"{s.First.Key}..{s.Last.Key} = {s.Value}")));
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Read_AsOf_AddsUpWhatWasKnownThen(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var tree = await AgencyTree.CreateAsync(store, units: 2);
        await tree.AddAsync("cchc.3.3.received", "2024-H1", 10, null);
        var then = store.Clock.GetUtcNow().UtcDateTime;
        store.Clock.Advance(TimeSpan.FromDays(1));
        await tree.AddAsync("cchc.3.3.received", "2024-H1", 12, 20);
        Assert.Equal([10d], (await ReadAsync(store, "cchc.3.3.received", SeriesAccumulation.Reported, then)).Select(p => p.Figure.Value!.Value));
        Assert.Equal([32d], (await ReadAsync(store, "cchc.3.3.received", SeriesAccumulation.Reported)).Select(p => p.Figure.Value!.Value));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Read_ReportThatDeclaresItsOwnWindow_MakesTheSumAPerDayFigure(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var tree = await AgencyTree.CreateAsync(store, units: 2);
        await tree.AddAsync("cchc.3.3.received", "2024-H1", 183, null);
        await tree.AddAsync("cchc.3.3.received", "2024-H1", (new DateOnly(2023, 12, 16), new DateOnly(2024, 6, 6)), null, 174);
        var point = Assert.Single(await ReadAsync(store, "cchc.3.3.received", SeriesAccumulation.Reported));
        Assert.Equal((null, 2d, true), (point.Figure.Value, point.RollUp!.PerDay, point.RollUp.UnlikeWindows));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Read_TargetOfTheSum_IsTheRootsOwnAndProvisionalWhileManyAreMissing(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var tree = await AgencyTree.CreateAsync(store, units: 2);
        await tree.AddAsync("cchc.3.3.received", "2023-H1", 50, 50);
        await tree.AddAsync("cchc.3.3.received", "2024-H1", 60, null);
        var indicator = (await store.Get<CatalogueStore>().GetAsync(Cancel)).Find("cchc.3.3.received")!;
        await SetAsync(null, null, 55);
        Assert.Equal(Status.NoTarget, (await ReadAsync(store, indicator.Key, SeriesAccumulation.Reported))[^1].Judgement.Status);
        await SetAsync(tree.Root.Id, tree.Root.Key, 100);
        var judgement = (await ReadAsync(store, indicator.Key, SeriesAccumulation.Reported))[^1].Judgement;

        // Half of the weight is too little to say how it stands, or what it lacks.
        Assert.Equal((Status.Provisional, null, null, null), (judgement.Status, judgement.Toward, judgement.Gap, judgement.GapCount));
        Assert.Equal(100, judgement.Target!.Value);

        async Task SetAsync(int? agency, string? key, double value) => await store.Get<TargetStore>().SetAsync(
            new TargetDraft(indicator, agency, key, TestCalendar.Period("2024-H1"), TargetComparator.AtLeast, value, "QĐ 1", null, null, null), "planner", Cancel);
    }

    [Theory]
    [InlineData(59, null, null)]
    [InlineData(60, Status.Missed, 40d)]
    [InlineData(89, Status.Missed, 40d)]
    public async Task Read_ShareOfTheWeight_DecidesWhetherItIsSaidHowItStands(double known, Status? toward, double? gap)
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var tree = await AgencyTree.CreateAsync(store, units: 2);
        await tree.AddAsync("cchc.3.3.received", "2023-H1", known, 100 - known);
        await tree.AddAsync("cchc.3.3.received", "2024-H1", 60, null);
        var indicator = (await store.Get<CatalogueStore>().GetAsync(Cancel)).Find("cchc.3.3.received")!;
        await store.Get<TargetStore>().SetAsync(new TargetDraft(indicator, tree.Root.Id, tree.Root.Key, TestCalendar.Period("2024-H1"), TargetComparator.AtLeast, 100, "QĐ 1", null, null, null), "planner", Cancel);
        var judgement = (await ReadAsync(store, indicator.Key, SeriesAccumulation.Reported))[^1].Judgement;
        Assert.Equal((Status.Provisional, toward, gap), (judgement.Status, judgement.Toward, judgement.Gap));
    }

    [Theory]
    [InlineData("cchc.5.3.1", RollUpRule.None)]
    [InlineData("cchc.3.3.1", RollUpRule.Ratio)]
    [InlineData("cchc.3.1", RollUpRule.Sum)]
    [InlineData("cchc.1.1.2", RollUpRule.Sum)]
    [InlineData("kpi.backlog", RollUpRule.Sum)]
    [InlineData("kpi.on-time-rate", RollUpRule.Ratio)]
    [InlineData("kpi.throughput-per-day", RollUpRule.PerDay)]
    [InlineData("kpi.data-completeness", RollUpRule.Ratio)]
    public async Task Rule_OfAnIndicator_FollowsFromWhatItIs(string key, RollUpRule expected)
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        Assert.Equal(expected, RollUpRules.Of(catalogue, catalogue.Find(key)!));
    }

    [Fact]
    public async Task Rule_OfAFormulaThatIsNoSum_IsNone()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var quotient = catalogue.Find("kpi.backlog")! with { Formula = new DerivedFormula(Data.Expressions.Expression.Parse("cchc.3.3.resolved / cchc.3.3.received"), null, "cchc-pl1") };
        Assert.Equal(RollUpRule.None, RollUpRules.Of(catalogue, quotient));
    }

    // 3.3.1. is a rate in per cent with its counts, 1.4.2. an answer, 3.1. and 7.1. are levels.
    [Theory]
    [InlineData("cchc.3.3.resolved * cchc.3.3.1 / 100", null, RollUpRule.Sum)]
    [InlineData("cchc.3.3.1", null, RollUpRule.None)]
    [InlineData("cchc.3.3.1 - cchc.3.2.1", null, RollUpRule.None)]
    [InlineData("cchc.3.3.1.numerator", null, RollUpRule.Sum)]
    [InlineData("cchc.3.3.1.numerator", "cchc.3.3.1.denominator", RollUpRule.Ratio)]
    [InlineData("cchc.3.3.1", "cchc.3.2.1", RollUpRule.None)]
    [InlineData("cchc.3.3.received", "cchc.3.3.1", RollUpRule.None)]
    [InlineData("kpi.on-time-rate", null, RollUpRule.None)]
    [InlineData("kpi.on-time-rate * cchc.3.3.resolved / 100", "cchc.3.3.resolved", RollUpRule.Ratio)]
    [InlineData("kpi.backlog + cchc.3.3.resolved", null, RollUpRule.Sum)]
    [InlineData("kpi.backlog", "window.days", RollUpRule.PerDay)]
    [InlineData("cchc.3.3.1", "window.days", RollUpRule.None)]
    [InlineData("kpi.throughput-per-day", null, RollUpRule.None)]
    [InlineData("cchc.3.3.received - previous(cchc.3.3.received)", null, RollUpRule.Sum)]
    [InlineData("cchc.3.3.received", "previous(cchc.3.3.received)", RollUpRule.Ratio)]
    [InlineData("cchc.3.3.1 - previous(cchc.3.3.1)", null, RollUpRule.None)]
    [InlineData("kpi.online-full-coverage - previous(kpi.online-full-coverage)", null, RollUpRule.None)]
    [InlineData("cchc.3.3.1 - ytd(cchc.3.3.1)", null, RollUpRule.None)]
    [InlineData("if(cchc.1.4.2 = 1, cchc.3.3.received, 0)", null, RollUpRule.Sum)]
    [InlineData("if(cchc.1.4.2 = 1, cchc.3.3.1, 0)", null, RollUpRule.None)]
    [InlineData("if(cchc.3.3.1 >= 95, cchc.3.3.1, 0)", null, RollUpRule.None)]
    [InlineData("if(cchc.3.3.1 >= 95, cchc.3.3.received, 0)", null, RollUpRule.Sum)]
    [InlineData("if(cchc.3.3.received >= 5000, cchc.3.3.1, 0)", null, RollUpRule.None)]
    [InlineData("cchc.3.3.received * 100 / (100 - cchc.3.3.1)", null, RollUpRule.Sum)]
    [InlineData("cchc.1.4.2", null, RollUpRule.None)]
    [InlineData("if(cchc.3.1 > cchc.7.1, cchc.3.1, cchc.7.1)", null, RollUpRule.None)]
    [InlineData("cchc.3.3.received", "1000", RollUpRule.Sum)]
    [InlineData("cchc.3.3.received + 1", null, RollUpRule.None)]
    [InlineData("count(lines reported)", null, RollUpRule.Sum)]
    public async Task Rule_OfAFormula_AddsUpOnlyWhatAddsUp(string numerator, string? denominator, RollUpRule expected)
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var formula = new DerivedFormula(Data.Expressions.Expression.Parse(numerator), denominator is null ? null : Data.Expressions.Expression.Parse(denominator), "cchc-pl1");
        Assert.Equal(expected, RollUpRules.Of(catalogue, catalogue.Find("kpi.autonomy")! with { Kind = ValueKind.Number, Formula = formula }));
    }

    // The second quarter of a KPI that is made of another one follows from what that one is made of.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Read_KpiOfAKpi_HasTheQuartersOfWhatItIsMadeOf(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var tree = await AgencyTree.CreateAsync(store, units: 2);
        await tree.AddAsync("cchc.3.3.received", "2024-Q1", 100, 50);
        await tree.AddAsync("cchc.3.3.resolved", "2024-Q1", 80, 40);
        await tree.AddAsync("cchc.3.3.received", "2024-H1", 220, 110);
        await tree.AddAsync("cchc.3.3.resolved", "2024-H1", 170, 90);
        var draft = new FormulaDraft(
            "kpi.left", true, new LocalText("Còn lại", "Left"), new LocalText("%", "%"), Direction.Lower, 3, "cchc-pl1", "kpi.backlog", "cchc.3.3.received");
        Assert.Equal(FormulaResult.Saved, (await store.Get<FormulaStore>().SaveAsync(draft, "Công văn 12", "admin", 0, Cancel)).Result);
        var second = (await ReadAsync(store, "kpi.left", SeriesAccumulation.Discrete)).Single(p => p.Figure.Period.Key == "2024-Q2").Figure;
        Assert.Equal((40d, 180d), (second.Numerator, second.Denominator));
    }

    private static async Task<IReadOnlyList<SeriesPoint>> ReadAsync(TestStore store, string key, SeriesAccumulation accumulation, DateTime? asOf = null)
    {
        var indicator = (await store.Get<CatalogueStore>().GetAsync(Cancel)).Find(key)!;
        var all = await store.Get<AgencyStore>().AllAsync(Cancel);
        var scope = RollUpScope.Of(all, all.Single(a => a.Key == AgencyTree.RootKey), below: true, predecessors: false);
        return (await store.Get<RollUpStore>().ReadAsync(indicator, scope, accumulation, asOf, Cancel)).Points;
    }
}
