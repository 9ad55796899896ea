using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Submissions;
using Kpi.Tests.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Series;

/// <summary>A province with some agencies below it, and figures put straight into the store.</summary>
internal sealed class AgencyTree
{
    public const string RootKey = "province";
    private readonly TestStore _store;
    private readonly List<int> _units;

    private AgencyTree(TestStore store, Agency root, List<int> units) => (_store, Root, _units) = (store, root, units);

    public Agency Root { get; }

    public static async Task<AgencyTree> CreateAsync(TestStore store, int units)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var context = store.Get<IDbContextFactory<KpiContext>>().CreateDbContext();
        var root = new AgencyEntity { Key = RootKey, NameVi = "Tỉnh", NameEn = "Province" };
        context.Agencies.Add(root);
        await context.SaveChangesAsync(cancel);
        var below = Enumerable.Range(0, units).Select(i => new AgencyEntity { Key = $"unit-{i}", NameVi = "Sở", NameEn = "Department", ParentId = root.Id }).ToList();
        context.Agencies.AddRange(below);
        await context.SaveChangesAsync(cancel);
        var record = (await store.Get<AgencyStore>().AllAsync(cancel)).Single(a => a.Key == RootKey);
        return new AgencyTree(store, record, below.ConvertAll(a => a.Id));
    }

    /// <summary>A value for each agency; one that is null gives nothing.</summary>
    public Task AddAsync(string indicator, string period, params double?[] values) => AddAsync(indicator, period, null, values);

    public async Task AddAsync(string indicator, string period, (DateOnly Start, DateOnly End)? declared, params double?[] values)
    {
        var cancel = TestContext.Current.CancellationToken;
        var id = (await _store.Get<CatalogueStore>().GetAsync(cancel)).Find(indicator)!.Id;
        var at = TestCalendar.Period(period);
        var now = _store.Clock.GetUtcNow().UtcDateTime;
        await using var context = _store.Get<IDbContextFactory<KpiContext>>().CreateDbContext();
        await PeriodStore.EnsureAsync(context, at, cancel);
        foreach (var (unit, value) in _units.Zip(values))
        {
            if (value is null) continue;
            var before = await context.Observations.SingleOrDefaultAsync(o => o.AgencyId == unit && o.IndicatorId == id && o.PeriodId == at.Id && o.SupersededAt == null, cancel);
            if (before is not null) before.SupersededAt = now;
            var file = new FileEntity { Sha256 = Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N"), Content = [] };
            var submission = new SubmissionEntity
            {
                Id = Guid.NewGuid(),
                FileSha256 = file.Sha256,
                FileName = "form.xlsx",
                AgencyId = unit,
                PeriodId = at.Id,
                DeclaredStart = declared?.Start,
                DeclaredEnd = declared?.End,
                State = SubmissionState.Published,
                Check = "{}",
                CreatedAt = now,
                CreatedBy = "clerk",
                ChangedAt = now,
                ChangedBy = "clerk",
            };
            context.Files.Add(file);
            context.Submissions.Add(submission);
            context.Observations.Add(new ObservationEntity
            {
                AgencyId = unit,
                IndicatorId = id,
                PeriodId = at.Id,
                Revision = (before?.Revision ?? 0) + 1,
                State = ObservationState.Reported,
                Value = value,
                SubmissionId = submission.Id,
                RecordedAt = now,
                RecordedBy = "clerk",
            });
        }
        await context.SaveChangesAsync(cancel);
    }
}
