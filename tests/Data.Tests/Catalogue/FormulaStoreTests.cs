using Kpi.Data.Agencies;
using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;
using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Series;
using Kpi.Data.Tests.Submissions;
using Kpi.Tests.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Catalogue;

public sealed class FormulaStoreTests : StoreTheory
{
    private const string Coverage = "kpi.online-full-coverage";

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Save_AnotherFormula_StoredFiguresBecomeRevisionsWithTheCause(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2024-Q1", ("cchc.7.1.1", 24), ("cchc.7.1.2", 98), ("cchc.7.1", 122));
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 26), ("cchc.7.1.2", 101), ("cchc.7.1", 127));
        var formulas = store.Get<FormulaStore>();
        var draft = Draft("cchc.7.1.1 + cchc.7.1.2", "cchc.7.1");

        var preview = await formulas.PreviewAsync(draft, Cancel);
        Assert.Equal([("2024-Q1", 2400.0 / 122, 100d, true), ("2024-H1", 2600.0 / 127, 100d, true)], preview.Rows.Select(r => (r.Period.Key, r.Before!.Value!.Value, r.After.Value!.Value, r.Changes)));
        Assert.Equal(2600.0 / 127, Assert.Single(await store.RevisionsAsync(Coverage, "2024-H1")).Value);

        Assert.Equal((FormulaResult.Saved, 2), await Save(store, draft, seen: 1));
        var revisions = await store.RevisionsAsync(Coverage, "2024-H1");
        Assert.Equal([2600.0 / 127, 100d], revisions.Select(r => r.Value!.Value));
        Assert.Equal([null, "Công văn 12"], revisions.Select(r => r.Cause));
        Assert.Equal((127d, 127d), (revisions[1].Numerator, revisions[1].Denominator));
        Assert.Equal(revisions[1].RecordedAt, revisions[0].SupersededAt);

        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        Assert.Equal("(cchc.7.1.1 + cchc.7.1.2)", catalogue.Find(Coverage)!.Formula!.Numerator.ToString());
        var versions = await formulas.VersionsAsync(catalogue.Find(Coverage)!.Id, Cancel);
        Assert.Equal([(2, "cchc.7.1.1 + cchc.7.1.2", "Công văn 12"), (1, "cchc.7.1.1", null)], versions.Select(v => (v.Version, v.Numerator, v.Cause)));
        Assert.Equal(versions[0].RecordedAt, versions[1].SupersededAt);
        var entry = Assert.Single(await store.Get<AuditStore>().OfAsync(Coverage, Cancel));
        Assert.Equal(("formula.set", "admin"), (entry.Action, entry.Actor));

        // What is published from now on follows from it, and nothing is written twice.
        Assert.Equal((FormulaResult.Unchanged, 0), await Save(store, draft, seen: 2));
        await store.PublishAsync("2024-Q3", ("cchc.7.1.1", 30), ("cchc.7.1.2", 30), ("cchc.7.1", 120));
        Assert.Equal(50, Assert.Single(await store.RevisionsAsync(Coverage, "2024-Q3")).Value);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Save_ANewKpiOverAKpi_IsCalculatedForEveryStoredPeriod(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2023-H1", ("cchc.7.1.1", 10), ("cchc.7.1", 100));
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 26), ("cchc.7.1", 130));
        var draft = new FormulaDraft(
            "kpi.coverage-gain", true, new LocalText("Mức tăng", "Gain"), new LocalText("điểm %", "points"), Direction.Higher, 7, "cchc-pl1", $"{Coverage} - previous({Coverage})", null);
        Assert.Equal((FormulaResult.Saved, 2), await Save(store, draft, seen: 0));
        Assert.Equal(ObservationState.Missing, Assert.Single(await store.RevisionsAsync(draft.Key, "2023-H1")).State);
        Assert.Equal(10, Assert.Single(await store.RevisionsAsync(draft.Key, "2024-H1")).Value!.Value, 9);

        // A correction of the year before reaches what compares with it.
        await store.PublishAsync("2023-H1", ("cchc.7.1.1", 15), ("cchc.7.1", 100));
        Assert.Equal([10d, 5], (await store.RevisionsAsync(draft.Key, "2024-H1")).Select(r => Math.Round(r.Value!.Value, 9)));

        // Another formula below changes what rests on it, in the same stroke.
        Assert.Equal((FormulaResult.Saved, 3), await Save(store, Draft("2 * cchc.7.1.1", "cchc.7.1"), seen: 1));
        Assert.Equal(10, (await store.RevisionsAsync(draft.Key, "2024-H1"))[^1].Value!.Value, 9);
        Assert.Equal((FormulaResult.Refused, 0), await Save(store, Draft("kpi.coverage-gain", null), seen: 2));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Series_OfAnEarlierInstant_FollowTheFormulasInForceThen(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2024-Q1", ("cchc.3.3.received", 100), ("cchc.3.3.resolved", 80));
        await store.PublishAsync("2024-H1", ("cchc.3.3.received", 220), ("cchc.3.3.resolved", 170));
        var catalogues = store.Get<CatalogueStore>();
        var growth = new FormulaDraft(
            "kpi.growth", true, new LocalText("Mức tăng", "Growth"), new LocalText("hồ sơ", "dossiers"), Direction.None, 3, "cchc-pl1", "cchc.3.3.received - previous(cchc.3.3.received)", null);
        var before = Now();
        Assert.Equal(FormulaResult.Saved, (await Save(store, growth, seen: 0)).Result);
        var first = Now();
        Assert.Equal(FormulaResult.Saved, (await Save(store, growth with { IsNew = false, Numerator = "ytd(cchc.3.3.received) + ytd(cchc.3.3.resolved)" }, seen: 1)).Result);
        var rate = new FormulaDraft("kpi.resolution-rate", false, new LocalText("", ""), new LocalText("", ""), Direction.Higher, 3, "cchc-pl1", "2 * cchc.3.3.resolved", "cchc.3.3.received");
        Assert.Equal(FormulaResult.Saved, (await Save(store, rate, seen: 1)).Result);

        // The second quarter: 120 received and 90 resolved; 220 and 170 from the start of the year.
        Assert.Equal((390, 150), (await SecondAsync("kpi.growth", null), await SecondAsync("kpi.resolution-rate", null)));
        Assert.Equal((20, 75), (await SecondAsync("kpi.growth", first), await SecondAsync("kpi.resolution-rate", first)));
        Assert.Equal((null, 75), (await SecondAsync("kpi.growth", before), await SecondAsync("kpi.resolution-rate", before)));
        Assert.Null((await catalogues.GetAsync(before, Cancel)).Find("kpi.growth"));
        Assert.Equal("(cchc.3.3.received - previous(cchc.3.3.received))", (await catalogues.GetAsync(first, Cancel)).Find("kpi.growth")!.Formula!.Numerator.ToString());
        Assert.Same(await catalogues.GetAsync(Cancel), await catalogues.GetAsync(Now(), Cancel));

        DateTime Now()
        {
            store.Clock.Advance(TimeSpan.FromMinutes(1));
            var now = store.Clock.GetUtcNow().UtcDateTime;
            store.Clock.Advance(TimeSpan.FromMinutes(1));
            return now;
        }

        async Task<double?> SecondAsync(string key, DateTime? asOf)
        {
            var agency = (await store.Get<AgencyStore>().AllAsync(Cancel)).Single(a => a.Key == "sct-ha-nam");
            var indicator = (await catalogues.GetAsync(Cancel)).Find(key)!;
            var series = await store.Get<SeriesStore>().ReadAsync(indicator, agency.Id, SeriesAccumulation.Discrete, asOf, Cancel);
            return series.Points.FirstOrDefault(p => p.Figure.Period.Key == "2024-Q2")?.Figure.Value;
        }
    }

    // Nobody reports nine months: they are the 174 days of the half-year, 16 December to 6 June, and the 92 of the third quarter.
    [Fact]
    public async Task Save_DaysFromTheStartOfTheYear_AreThoseOfTheReportsTheyAreMadeOf()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        await store.PublishAsync("2024-H1", ("cchc.3.3.received", 16183));
        await store.PublishAsync("2024-Q3", ("cchc.3.3.received", 9000));
        await using (var context = store.Get<IDbContextFactory<KpiContext>>().CreateDbContext())
        {
            var half = await context.Submissions.SingleAsync(s => s.PeriodId == TestCalendar.Period("2024-H1").Id, Cancel);
            (half.DeclaredStart, half.DeclaredEnd) = (new DateOnly(2023, 12, 16), new DateOnly(2024, 6, 6));
            await context.SaveChangesAsync(Cancel);
        }
        var draft = new FormulaDraft(
            "kpi.pace", true, new LocalText("Bình quân", "Pace"), new LocalText("hồ sơ", "dossiers"), Direction.None, 3, "cchc-pl1", "ytd(cchc.3.3.received)", "ytd(window.days)");
        Assert.Equal(FormulaResult.Saved, (await Save(store, draft, seen: 0)).Result);
        Assert.Equal((16183d, 174d), await CountsAsync("2024-H1"));
        Assert.Equal((25183d, 266d), await CountsAsync("2024-Q3"));

        async Task<(double?, double?)> CountsAsync(string period) => (await store.RevisionsAsync("kpi.pace", period))[^1] is var figure ? (figure.Numerator, figure.Denominator) : default;
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Save_OverSomebodyElses_WritesNothing(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        Assert.Equal((FormulaResult.Saved, 0), await Save(store, Draft("cchc.7.1.2", "cchc.7.1"), seen: 1));
        Assert.Equal((FormulaResult.Overtaken, 0), await Save(store, Draft("cchc.7.1.1", "cchc.7.1"), seen: 1));
        Assert.Equal(FormulaField.Cause, Assert.Single((await store.Get<FormulaStore>().SaveAsync(Draft("1", null), " ", "admin", 2, Cancel)).Problems).Field);
    }

    [Theory]
    [InlineData("cchc.7.1.1 + cchc.9.9.9", FormulaFault.UnknownIndicator, 14)]
    [InlineData("cchc.7.1 + kpi.nothing", FormulaFault.UnknownIndicator, 12)]
    [InlineData("1 + kpi.online-full-coverage", FormulaFault.Cycle, 5)]
    [InlineData("cchc.7.1.1 +", FormulaFault.Expression, 13)]
    public async Task Check_WrongFormula_SaysWhere(string numerator, FormulaFault fault, int column)
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var (indicator, problems) = FormulaChecker.Check(await store.Get<CatalogueStore>().GetAsync(Cancel), Draft(numerator, null));
        Assert.Null(indicator);
        Assert.Equal((FormulaField.Numerator, fault, column), problems.Select(p => (p.Field, p.Fault, p.Column!.Value)).Single());
    }

    [Fact]
    public async Task Check_NewKpi_NeedsItsKeyNamesAndForm()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var bad = new FormulaDraft("KPI 1", true, new LocalText("", new string('x', 501)), new LocalText("", ""), Direction.None, 8, "none", "1", "kpi 1");
        Assert.Equal(
            [
                (FormulaField.Key, FormulaFault.KeyForm), (FormulaField.NameVi, FormulaFault.Needed), (FormulaField.NameEn, FormulaFault.TooLong), (FormulaField.UnitOfMeasure, FormulaFault.Needed),
                (FormulaField.Section, FormulaFault.Section), (FormulaField.Form, FormulaFault.FormUnknown), (FormulaField.Denominator, FormulaFault.Expression),
            ],
            FormulaChecker.Check(catalogue, bad).Problems.Select(p => (p.Field, p.Fault)));
        Assert.Equal(ExpressionFault.Unexpected, FormulaChecker.Check(catalogue, bad).Problems[^1].Expression);
        Assert.Contains(FormulaChecker.Check(catalogue, Draft("1", null) with { IsNew = true }).Problems, p => p.Fault == FormulaFault.KeyTaken);
    }

    private static FormulaDraft Draft(string numerator, string? denominator) =>
        new(Coverage, false, new LocalText("", ""), new LocalText("", ""), Direction.Higher, 7, "cchc-pl1", numerator, denominator);

    private static async Task<(FormulaResult Result, int Written)> Save(TestStore store, FormulaDraft draft, int seen)
    {
        var outcome = await store.Get<FormulaStore>().SaveAsync(draft, "Công văn 12", "admin", seen, Cancel);
        return (outcome.Result, outcome.Written);
    }
}
