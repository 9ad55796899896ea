using Kpi.Data.Agencies;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Series;
using Kpi.Data.Targets;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Targets;

/// <summary>Versions of targets, and draft sets that become them.</summary>
public sealed class TargetStoreTests : StoreTheory
{
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Set_WithToleranceAndPath_JudgesReportsOnTheWay(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (agency, indicator) = await WhoAsync(store);
        var path = new TargetPath(TrajectoryShape.LinearByPeriods, [new(new DateOnly(2024, 12, 14), 26)]);
        var draft = Draft(indicator, agency, "2025", 50) with { Tolerance = 1.5, Path = path, DocumentDate = new DateOnly(2024, 12, 20) };
        var (version, changed) = await store.Get<TargetStore>().SetAsync(draft, "planner", Cancel);
        Assert.True(changed);
        Assert.Equal((1.5, path.ToString(), new DateOnly(2024, 12, 20)), (version.Target.Tolerance, version.Target.Path!.ToString(), version.Target.DocumentDate));
        Assert.False((await store.Get<TargetStore>().SetAsync(draft, "planner", Cancel)).Changed);
        Assert.True((await store.Get<TargetStore>().SetAsync(draft with { Tolerance = 2.5 }, "planner", Cancel)).Changed);

        var mine = (await store.Get<TargetStore>().ForAsync(agency.Id, [indicator.Id], null, Cancel)).Where(t => t.AgencyId == agency.Id).ToList();
        Assert.Equal(["2025-Q1", "2025-H1", "2025-Q3", "2025"], mine.Select(t => t.Period.Key));
        Assert.Equal([32, 38, 44, 50], mine.Select(t => t.Value));
        Assert.Equal([true, true, true, false], mine.Select(t => t.OnPath));
        Assert.Equal(2.5, TargetJudgeWidth(indicator, mine[0]));
        Assert.Single(await store.Get<TargetStore>().ListAsync(agency.Id, indicator.Id, null, Cancel), t => t.Target.AgencyId == agency.Id);
    }

    // What is counted from the start of the year has milestones there; a third quarter alone has none, and nothing leads to it.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Path_OfWhatAddsUp_JudgesTheWindowsThatBeginWithTheYear(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (agency, _) = await WhoAsync(store);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var flow = catalogue.Find("cchc.3.3.resolved")!;
        var path = new TargetPath(TrajectoryShape.LinearByPeriods, [new(new DateOnly(2024, 12, 14), 0)]);
        await store.Get<TargetStore>().SetAsync(Draft(flow, agency, "2025", 400) with { Path = path }, "planner", Cancel);
        var targets = await store.Get<TargetStore>().ForAsync(agency.Id, [flow.Id], null, Cancel);
        Assert.Equal([("2025-Q1", 100d), ("2025-H1", 200), ("2025-9M", 300), ("2025", 400)], targets.Select(t => (t.Period.Key, t.Value)));

        var basis = FigureBasis.Of(catalogue, flow);
        Assert.Equal((Status.Missed, 200d), Judge("2025-H1", 150, SeriesAccumulation.Reported));
        Assert.Equal((Status.Met, 300d), Judge("2025-9M", 310, SeriesAccumulation.Ytd));
        Assert.Equal((Status.NotDue, 400d), Judge("2025-Q3", 160, SeriesAccumulation.Reported));

        Assert.True(path.IsSound(catalogue, flow, TestCalendar.Period("2025-H1")));
        Assert.False(path.IsSound(catalogue, flow, TestCalendar.Period("2025-Q3")));
        Assert.False(new TargetPath(path.Shape, [new(new DateOnly(2024, 12, 13), 0)]).IsSound(catalogue, flow, TestCalendar.Period("2025")));
        Assert.True(new TargetPath(path.Shape, [new(new DateOnly(2023, 12, 13), 0)]).IsSound(catalogue, catalogue.Find("kpi.online-coverage")!, TestCalendar.Period("2025-Q3")));

        (Status, double?) Judge(string period, double value, SeriesAccumulation accumulation)
        {
            var at = TestCalendar.Period(period);
            var judged = TargetJudge.Judge(flow, at, new Figure(at, ObservationState.Reported, value, null, null, false), targets, basis, accumulation);
            return (judged.Status, judged.Target?.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Path_OverACalendarWithANewRule_JudgesThePeriodsOfThatRule(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (agency, indicator) = await WhoAsync(store);
        var then = store.Clock.GetUtcNow().UtcDateTime;
        store.Clock.Advance(TimeSpan.FromDays(1));
        var path = new TargetPath(TrajectoryShape.LinearByPeriods, [new(new DateOnly(2024, 12, 14), 26)]);
        await store.Get<TargetStore>().SetAsync(Draft(indicator, agency, "2025", 50) with { Path = path }, "planner", Cancel);
        Assert.Empty(await store.Get<CalendarStore>().AddAsync("cchc", new PeriodRule(PeriodKind.H1, 0, -1, 12, 11, 6, 10, 6, 15, FromYear: 2025), "Công văn 99", "admin", Cancel));
        var half = (await store.Get<CatalogueStore>().GetAsync(Cancel)).Calendar("cchc")!.Find("2025-H1")!;
        Assert.Equal(new DateOnly(2025, 6, 10), half.End);
        Assert.Contains(half, (await store.Get<TargetStore>().ForAsync(agency.Id, [indicator.Id], null, Cancel)).Select(t => t.Period));
        Assert.DoesNotContain(await store.Get<TargetStore>().ForAsync(agency.Id, [indicator.Id], then, Cancel), t => t.OnPath);
    }

    /// <summary>What is lowered from July on leaves the half-year to June judged as it was; what is corrected does not, and both can be read as they were known.</summary>
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Set_LaterVersion_JudgesFromItsFirstDayAndACorrectionEverything(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (agency, indicator) = await WhoAsync(store);
        var half = await SetAsync(Draft(indicator, agency, "2030-H1", 50));
        var year = await SetAsync(Draft(indicator, agency, "2030", 60));
        var late = await SetAsync(Draft(indicator, agency, "2030-H1", 30) with { ValidFrom = new DateOnly(2030, 7, 1) });
        await SetAsync(Draft(indicator, agency, "2030", 80) with { ValidFrom = new DateOnly(2030, 7, 1) });
        Assert.Equal([("2030-Q1", "2030-H1", 50d), ("2030-H1", "2030-H1", 50), ("2030-Q3", "2030", 80), ("2030", "2030", 80)], await JudgedAsync(null));
        Assert.Equal([("2030-Q1", "2030-H1", 50d), ("2030-H1", "2030-H1", 50), ("2030-Q3", "2030", 60), ("2030", "2030", 60)], await JudgedAsync(late));
        Assert.Equal([("2030-Q1", "2030-H1", 50d), ("2030-H1", "2030-H1", 50), ("2030-Q3", null, 0), ("2030", null, 0)], await JudgedAsync(half));
        Assert.Equal([30, 80], (await store.Get<TargetStore>().ListAsync(agency.Id, indicator.Id, null, Cancel)).Where(t => t.Target.AgencyId == agency.Id).Select(t => t.Target.Value));

        await SetAsync(Draft(indicator, agency, "2030-H1", 45));
        Assert.Equal(("2030-H1", "2030-H1", 45d), (await JudgedAsync(null))[1]);
        Assert.Equal(("2030-H1", "2030-H1", 50d), (await JudgedAsync(year))[1]);
        Assert.Equal([50, 30, 45], (await store.Get<TargetStore>().HistoryAsync(indicator.Id, agency.Id, TestCalendar.Period("2030-H1"), Cancel)).Select(v => v.Target.Value));

        async Task<DateTime> SetAsync(TargetDraft draft)
        {
            Assert.True((await store.Get<TargetStore>().SetAsync(draft, "planner", Cancel)).Changed);
            var set = store.Clock.GetUtcNow().UtcDateTime;
            store.Clock.Advance(TimeSpan.FromDays(1));
            return set;
        }

        async Task<List<(string Period, string? Target, double Value)>> JudgedAsync(DateTime? asOf)
        {
            var targets = await store.Get<TargetStore>().ForAsync(agency.Id, [indicator.Id], asOf, Cancel);
            return [.. from key in new[] { "2030-Q1", "2030-H1", "2030-Q3", "2030" }
                       let period = TestCalendar.Period(key)
                       let figure = new Kpi.Data.Observations.Figure(period, Kpi.Data.Observations.ObservationState.Reported, 40, null, null, false)
                       let target = Kpi.Data.Analysis.TargetJudge.Judge(indicator, period, figure, targets).Target
                       select (key, target?.Period.Key, target?.Value ?? 0)];
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Plan_PutAndIssued_IsInForceAtOnceAndAudited(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (agency, indicator) = await WhoAsync(store);
        var (plans, targets) = (store.Get<TargetPlanStore>(), store.Get<TargetStore>());
        var before = await targets.ForAsync(agency.Id, null, null, Cancel);
        var plan = await plans.PutAsync(agency.Id, 2025, [Row(indicator, "2025-Q3", 40), Row(indicator, "2025", 55)], "planner", Cancel);
        plan = await plans.PutAsync(agency.Id, 2025, [Row(indicator, "2025", 60) with { Tolerance = 3 }], "planner", Cancel);
        Assert.Equal([("2025-Q3", 40d), ("2025", 60d)], plan.Rows.Select(r => (r.Period.Key, r.Value)));
        Assert.Equal(before, await targets.ForAsync(agency.Id, null, null, Cancel));

        Assert.Equal(TargetPlanResult.NoDecision, await plans.IssueAsync(plan.Id, plan.Version, "planner", Cancel));
        Assert.Equal(TargetPlanResult.Overtaken, await plans.DecideAsync(plan.Id, plan.Version - 1, "QĐ 1", new DateOnly(2025, 1, 2), "planner", Cancel));
        Assert.Equal(TargetPlanResult.Done, await plans.DecideAsync(plan.Id, plan.Version, "QĐ 1", new DateOnly(2025, 1, 2), "planner", Cancel));
        Assert.Equal(TargetPlanResult.Overtaken, await plans.IssueAsync(plan.Id, plan.Version, "planner", Cancel));
        Assert.Equal(TargetPlanResult.Done, await plans.IssueAsync(plan.Id, plan.Version + 1, "planner", Cancel));
        Assert.Equal(TargetPlanResult.NotFound, await plans.IssueAsync(plan.Id, plan.Version + 2, "planner", Cancel));
        Assert.Null(await plans.FindAsync(agency.Id, 2025, Cancel));

        var issued = (await targets.ListAsync(agency.Id, indicator.Id, null, Cancel)).Where(t => t.Target.AgencyId == agency.Id).ToList();
        Assert.Equal([40, 60], issued.Select(t => t.Target.Value));
        Assert.All(issued, t => Assert.Equal(("QĐ 1", new DateOnly(2025, 1, 2), 1), (t.Target.Document, t.Target.DocumentDate, t.Version)));
        Assert.Single(issued.Select(t => t.RecordedAt).Distinct());
        Assert.Equal("targets.issue", Assert.Single(await store.Get<AuditStore>().OfAsync($"targets@{agency.Id}@2025", Cancel)).Action);
        Assert.Single(await store.Get<AuditStore>().OfAsync($"{indicator.Key}@{agency.Key}@2025-Q3", Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Plan_OfATargetThatStands_BecomesItsNextVersion(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (agency, indicator) = await WhoAsync(store);
        await store.Get<TargetStore>().SetAsync(Draft(indicator, agency, "2025", 50), "planner", Cancel);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        var plans = store.Get<TargetPlanStore>();
        var plan = await plans.PutAsync(agency.Id, 2025, [Row(indicator, "2025", 55)], "planner", Cancel);
        await plans.DecideAsync(plan.Id, plan.Version, "QĐ 2", new DateOnly(2025, 2, 1), "planner", Cancel);
        await plans.IssueAsync(plan.Id, plan.Version + 1, "chief", Cancel);
        var history = await store.Get<TargetStore>().HistoryAsync(indicator.Id, agency.Id, TestCalendar.Period("2025"), Cancel);
        Assert.Equal([(1, 50d), (2, 55d)], history.Select(h => (h.Version, h.Target.Value)));
        Assert.Equal(history[1].RecordedAt, history[0].SupersededAt);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Plan_RowTakenOutOrDiscarded_LeavesTargetsAsTheyWere(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (agency, indicator) = await WhoAsync(store);
        var plans = store.Get<TargetPlanStore>();
        var plan = await plans.PutAsync(agency.Id, 2025, [Row(indicator, "2025", 55)], "planner", Cancel);
        Assert.Equal(TargetPlanResult.Done, await plans.RemoveAsync(plan.Id, indicator.Id, TestCalendar.Period("2025"), "planner", Cancel));
        plan = Assert.IsType<TargetPlan>(await plans.FindAsync(agency.Id, 2025, Cancel));
        Assert.Empty(plan.Rows);
        await plans.DecideAsync(plan.Id, plan.Version, "QĐ 1", new DateOnly(2025, 1, 2), "planner", Cancel);
        Assert.Equal(TargetPlanResult.Empty, await plans.IssueAsync(plan.Id, plan.Version + 1, "planner", Cancel));
        Assert.Equal(TargetPlanResult.Overtaken, await plans.DiscardAsync(plan.Id, plan.Version, "planner", Cancel));
        Assert.Equal(TargetPlanResult.Done, await plans.DiscardAsync(plan.Id, plan.Version + 1, "planner", Cancel));
        Assert.Null(await plans.FindAsync(agency.Id, 2025, Cancel));
        var next = await plans.PutAsync(agency.Id, 2025, [Row(indicator, "2025", 70)], "planner", Cancel);
        Assert.NotEqual(plan.Id, next.Id);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Plan_BegunByManyAtOnce_IsOne(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (agency, indicator) = await WhoAsync(store);
        var plans = store.Get<TargetPlanStore>();
        string[] periods = ["2025-Q1", "2025-H1", "2025-Q3", "2025"];
        await Task.WhenAll(periods.Select(p => Task.Run(() => plans.PutAsync(agency.Id, 2025, [Row(indicator, p, 40)], "planner", Cancel), Cancel)));
        Assert.Equal(periods, (await plans.FindAsync(agency.Id, 2025, Cancel))!.Rows.Select(r => r.Period.Key));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Set_Range_ComesBackWithBothBoundsInEveryVersion(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (agency, indicator) = await WhoAsync(store);
        var targets = store.Get<TargetStore>();
        var range = Draft(indicator, agency, "2031", 20) with { Comparator = TargetComparator.Between, High = 25.5 };
        Assert.True((await targets.SetAsync(range, "planner", Cancel)).Changed);
        Assert.False((await targets.SetAsync(range, "planner", Cancel)).Changed);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await targets.SetAsync(range with { High = 30 }, "planner", Cancel)).Changed);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await targets.SetAsync(Draft(indicator, agency, "2031", 20), "planner", Cancel)).Changed);

        var history = (await targets.HistoryAsync(indicator.Id, agency.Id, TestCalendar.Period("2031"), Cancel)).Select(v => (v.Target.Comparator, v.Target.Value, v.Target.High));
        Assert.Equal([(TargetComparator.Between, 20d, 25.5), (TargetComparator.Between, 20, 30), (TargetComparator.AtLeast, 20, (double?)null)], history);
        Assert.Equal(["20–25.5", "20–30", "20"], (await store.Get<AuditStore>().OfAsync($"{indicator.Key}@{agency.Key}@2031", Cancel)).OrderBy(a => a.At).Select(a => a.Detail!.Split(" → ")[1].Split(';')[0]));
        var judging = Assert.Single(await targets.ForAsync(agency.Id, [indicator.Id], store.Clock.GetUtcNow().UtcDateTime.AddSeconds(-30), Cancel), t => t.AgencyId == agency.Id);
        Assert.Equal((20d, 30d), judging.Bounds);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Set_RangeWithoutTwoBoundsOrWithAPath_IsNotStored(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (agency, indicator) = await WhoAsync(store);
        var (targets, plans) = (store.Get<TargetStore>(), store.Get<TargetPlanStore>());
        var path = new TargetPath(TrajectoryShape.Stepped, [new(new DateOnly(2030, 12, 14), 10)]);
        TargetDraft[] drafts =
        [
            Draft(indicator, agency, "2031", 20) with { Comparator = TargetComparator.Between }, Draft(indicator, agency, "2031", 20) with { Comparator = TargetComparator.Between, High = 20 },
            Draft(indicator, agency, "2031", 20) with { High = 25 }, Draft(indicator, agency, "2031", 20) with { Comparator = TargetComparator.Between, High = 25, Path = path },
        ];
        foreach (var draft in drafts) await Assert.ThrowsAsync<ArgumentException>(() => targets.SetAsync(draft, "planner", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => plans.PutAsync(agency.Id, 2031, [Row(indicator, "2031", 20) with { Comparator = TargetComparator.Between }], "planner", Cancel));
        Assert.Empty(await targets.HistoryAsync(indicator.Id, agency.Id, TestCalendar.Period("2031"), Cancel));
        Assert.Null(await plans.FindAsync(agency.Id, 2031, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Plan_WithARange_IsIssuedWithBothBounds(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (agency, indicator) = await WhoAsync(store);
        var plans = store.Get<TargetPlanStore>();
        await plans.PutAsync(agency.Id, 2031, [Row(indicator, "2031", 20)], "planner", Cancel);
        var plan = await plans.PutAsync(agency.Id, 2031, [Row(indicator, "2031", 20) with { Comparator = TargetComparator.Between, High = 30 }], "planner", Cancel);
        var row = Assert.Single(plan.Rows);
        Assert.Equal((TargetComparator.Between, 20d, 30d), (row.Comparator, row.Value, row.High));
        await plans.DecideAsync(plan.Id, plan.Version, "QĐ 7", new DateOnly(2031, 1, 2), "planner", Cancel);
        Assert.Equal(TargetPlanResult.Done, await plans.IssueAsync(plan.Id, plan.Version + 1, "planner", Cancel));
        var issued = Assert.Single(await store.Get<TargetStore>().ForAsync(agency.Id, [indicator.Id], null, Cancel), t => t.AgencyId == agency.Id && t.Period.Key == "2031");
        Assert.Equal((TargetComparator.Between, 20d, 30d), (issued.Comparator, issued.Value, issued.High));
    }

    private static double TargetJudgeWidth(Indicator indicator, Target target) => Kpi.Data.Analysis.TargetJudge.NearWidth(indicator, target);

    private static TargetDraft Draft(Indicator indicator, Agency agency, string period, double value) =>
        new(indicator, agency.Id, agency.Key, TestCalendar.Period(period), TargetComparator.AtLeast, value, "KH 12/KH-SCT", null, null, null);

    private static TargetPlanRow Row(Indicator indicator, string period, double value) =>
        new(indicator.Id, TestCalendar.Period(period), TargetComparator.AtLeast, value, null, null, null, null, null);

    private static async Task<(Agency Agency, Indicator Indicator)> WhoAsync(TestStore store) =>
        (Assert.Single(await store.Get<AgencyStore>().AllAsync(Cancel)), (await store.Get<CatalogueStore>().GetAsync(Cancel)).Find("kpi.online-full-coverage")!);
}
