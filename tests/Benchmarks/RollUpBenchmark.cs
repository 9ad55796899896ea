using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Series;
using Kpi.Data.Series.RollUps;
using Kpi.Data.Submissions;
using Kpi.Tests.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Benchmarks;

/// <summary>One indicator over 700 agencies and 40 periods, read and added up with its completeness, beside plain SQL that sums the same rows and knows nothing more.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class RollUpBenchmark
{
    private const int Agencies = 700;
    private const int Years = 10;
    private static readonly PeriodKind[] Kinds = [PeriodKind.Q1, PeriodKind.H1, PeriodKind.Q3, PeriodKind.Year];
    private static readonly string[] Keys = ["cchc.3.3.received", "cchc.3.3.resolved", "cchc.3.3.1", "cchc.7.1", "cchc.7.1.1"];

    private TestStore _store = null!;
    private RollUpScope _scope = null!;
    private Indicator _indicator = null!;

    [Params(StoreProvider.Sqlite, StoreProvider.Postgres)]
    public StoreProvider Provider { get; set; }

    // The toolchain that stays in this process does not wait for an asynchronous set-up.
    [GlobalSetup]
    public void SetUp() => SetUpAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void CleanUp() => _store.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("roll-up")]
    public async Task<int> PlainSum()
    {
        await using var context = await _store.Get<IDbContextFactory<KpiContext>>().CreateDbContextAsync();
        var sums = await context.Database.SqlQuery<PeriodSum>(
            $"""
            SELECT o."PeriodId" AS "Period", SUM(o."Value") AS "Value", COUNT(o."Value") AS "Count"
            FROM "Observation" o JOIN "Agency" a ON a."Id" = o."AgencyId"
            WHERE a."ParentId" = {_scope.Members[0].Id} AND o."IndicatorId" = {_indicator.Id} AND o."SupersededAt" IS NULL
            GROUP BY o."PeriodId"
            """).ToListAsync();
        return sums.Count;
    }

    [Benchmark]
    [BenchmarkCategory("roll-up")]
    public async Task<int> RollUp() => (await _store.Get<RollUpStore>().ReadAsync(_indicator, _scope, SeriesAccumulation.Reported, null, CancellationToken.None)).Points.Count;

    [Benchmark]
    [BenchmarkCategory("roll-up")]
    public async Task<int> RollUpByQuarters() => (await _store.Get<RollUpStore>().ReadAsync(_indicator, _scope, SeriesAccumulation.Discrete, null, CancellationToken.None)).Points.Count;

    private async Task SetUpAsync()
    {
        _store = await TestStore.CreateAsync(Provider);
        var catalogue = await _store.Get<CatalogueStore>().GetAsync(CancellationToken.None);
        _indicator = catalogue.Find(Keys[0])!;
        await using var context = await _store.Get<IDbContextFactory<KpiContext>>().CreateDbContextAsync();
        var root = new AgencyEntity { Key = "root", NameVi = "Tỉnh", NameEn = "Province" };
        context.Agencies.Add(root);
        await context.SaveChangesAsync();
        var units = Enumerable.Range(0, Agencies).Select(i => new AgencyEntity { Key = $"unit-{i}", NameVi = "Đơn vị", NameEn = "Unit", ParentId = root.Id }).ToList();
        context.Agencies.AddRange(units);
        await context.SaveChangesAsync();
        var periods = Enumerable.Range(2015, Years).SelectMany(y => Kinds.Select(k => catalogue.Calendars[0].Find(y, k)!)).ToList();
        foreach (var period in periods) await PeriodStore.EnsureAsync(context, period, CancellationToken.None);
        context.Files.Add(new FileEntity { Sha256 = new string('0', 64), Content = [] });
        var now = _store.Clock.GetUtcNow().UtcDateTime;
        foreach (var unit in units)
        {
            foreach (var period in periods) Submit(context, catalogue, unit.Id, period, now);
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
        }
        var agencies = await _store.Get<AgencyStore>().AllAsync(CancellationToken.None);
        _scope = RollUpScope.Of(agencies, agencies.Single(a => a.Id == root.Id), below: true, predecessors: false);
    }

    private static void Submit(KpiContext context, CatalogueSnapshot catalogue, int unit, Period period, DateTime now)
    {
        var submission = new SubmissionEntity
        {
            Id = Guid.NewGuid(),
            FileSha256 = new string('0', 64),
            FileName = "form.xlsx",
            AgencyId = unit,
            PeriodId = period.Id,
            State = SubmissionState.Published,
            Check = "{}",
            CreatedAt = now,
            CreatedBy = "clerk",
            ChangedAt = now,
            ChangedBy = "clerk",
        };
        context.Submissions.Add(submission);
        foreach (var (place, key) in Keys.Index())
        {
            context.Observations.Add(new ObservationEntity
            {
                AgencyId = unit,
                IndicatorId = catalogue.Find(key)!.Id,
                PeriodId = period.Id,
                Revision = 1,
                State = ObservationState.Reported,
                Value = unit + place,
                SubmissionId = submission.Id,
                RecordedAt = now,
                RecordedBy = "clerk",
            });
        }
    }

    private sealed record PeriodSum(int Period, double Value, long Count);
}
