using Kpi.Data.Catalogue;
using Kpi.Data.Persistence;
using Kpi.Data.Seed;

namespace Kpi.Data.Tests.Catalogue;

public sealed class SeedTests : StoreTheory
{
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Catalogue_Seeded_HoldsTheFactsAndNothingElse(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);

        Assert.Equal(64, catalogue.Indicators.Count(i => !i.IsDerived));
        Assert.Equal(12, catalogue.Derived.Count);
        Assert.Equal(17, catalogue.Rules.Count);
        var form = catalogue.Form("cchc-pl1")!;
        Assert.Equal(79, form.Lines.Count);
        Assert.Equal(62, form.Lines.Count(l => l.Kind != LineKind.Heading));
        var fraction = form.Lines.Single(l => l.Kind == LineKind.Fraction);
        Assert.Equal(("3.3.", "cchc.3.3.resolved", "cchc.3.3.received"), (fraction.Code, fraction.Indicator!.Key, fraction.Denominator!.Key));
        Assert.Equal("cchc-bm3.2.4", Assert.Single(catalogue.Form("cchc-bm3")!.Indicators).Key);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Calendar_Seeded_EqualsTheContract(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var calendar = (await store.Get<CatalogueStore>().GetAsync(Cancel)).Calendar("cchc")!;
        foreach (var year in Enumerable.Range(2015, 20)) Assert.Equal(TestCalendar.Cchc.Year(year), calendar.Year(year));
    }

    [Fact]
    public async Task Formulas_Seeded_ReadOnlyIndicatorsThatExist()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        Assert.All(catalogue.Derived.SelectMany(d => d.Formula!.Operands), key => Assert.NotNull(catalogue.Find(key)));
        Assert.All(catalogue.Rules.SelectMany(r => r.Left.Keys.Concat(r.Right.Keys).Append(r.LineKey)), key => Assert.NotNull(catalogue.Find(key)));
    }

    [Fact]
    public void Facts_ShippedWithTheProgram_AreTheSharedOnes()
    {
        foreach (var name in new[] { "catalogue.csv", "rules.csv", "targets.csv" })
        {
            using var shipped = new StreamReader(SeedFile.Open(name));
            Assert.Equal(File.ReadAllText(Kpi.Tests.Shared.TestFiles.Path("tests", "Forms", name)), shipped.ReadToEnd());
        }
    }
}
