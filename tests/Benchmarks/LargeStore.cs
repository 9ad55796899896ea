using System.Globalization;
using System.Security.Claims;
using Kpi.Dashboard.Pages.Overview;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Series;
using Kpi.Data.Submissions;
using Kpi.Data.Targets;
using Kpi.Jobs.Import;
using Kpi.Jobs.Inbox;
using Kpi.Jobs.Maintenance;
using Kpi.Tests.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Benchmarks;

/// <summary>
/// A SQLite store with millions of observations, in the order in which forms bring them: the series of one indicator and agency, and the overview of one agency, each beside plain SQL for the
/// same rows on a connection that stays open.
/// </summary>
internal static class LargeStore
{
    private const int Years = 10;
    private const int Runs = 400;
    private static readonly PeriodKind[] Kinds = [PeriodKind.Q1, PeriodKind.H1, PeriodKind.Q3, PeriodKind.Year];

    public static async Task<int> MeasureAsync(long observations)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(CancellationToken.None);
        var form = catalogue.Form("cchc-pl1")!;
        var agencies = (int)(observations / form.Indicators.Count / (Years * Kinds.Length)) + 1;
        await FillAsync(store, catalogue, form, agencies);

        await using var plain = new SqliteConnection(store.Options.ConnectionString);
        await plain.OpenAsync();
        Say($"{Count(plain, "SELECT COUNT(*) FROM Observation", 0, 0)} observations, {agencies} agencies, {new FileInfo(plain.DataSource).Length / 1024 / 1024} MB");
        var all = (await store.Get<AgencyStore>().AllAsync(CancellationToken.None)).Where(a => a.Key.StartsWith("so-", StringComparison.Ordinal)).ToList();
        var indicator = catalogue.Find("cchc.3.3.received")!;
        const string Columns = """SELECT "IndicatorId", "PeriodId", "State", "Value", "Numerator", "Denominator", "Illustrative" FROM "Observation" WHERE "AgencyId" = @agency AND "SupersededAt" IS NULL""";

        // Another agency each time: what was read before helps nobody.
        await TimeAsync("series, plain SQL", i => Task.FromResult(Count(plain, Columns + " AND \"IndicatorId\" = @indicator", all[i * 7 % all.Count].Id, indicator.Id)));
        await TimeAsync("series, figures", async i => (await store.Get<ObservationStore>().FiguresAsync(all[i * 7 % all.Count].Id, [indicator.Id], null, CancellationToken.None)).Of(indicator.Id).Count);
        await TimeAsync("series, judged", async i => (await store.Get<SeriesStore>().ReadAsync(indicator, all[i * 7 % all.Count].Id, SeriesAccumulation.Reported, null, CancellationToken.None)).Points.Count);

        var settings = new KpiSettings(
            "", ProgramRole.All, Samples: false, store.Options, new BootstrapSettings(null, null, null), new InboxOptions(), new ImportOptions(), new BackupOptions(), CultureInfo.InvariantCulture, TimeZoneInfo.Utc);
        var overview = new OverviewReader(
            store.Get<CatalogueStore>(), store.Get<AgencyStore>(), store.Get<ObservationStore>(), store.Get<TargetStore>(), store.Get<SubmissionStore>(), store.Get<SeriesEventStore>(),
            new PublishedReports(store.Get<ObservationStore>(), store.Get<SubmissionStore>()), settings, TimeProvider.System);
        await TimeAsync("overview, plain SQL", i => Task.FromResult(Count(plain, Columns, all[i * 7 % all.Count].Id, 0)));
        await TimeAsync("overview, read and judged", async i =>
            (await overview.ReadAsync(new OverviewQuery(null, all[i * 7 % all.Count].Key, null, null), new ClaimsPrincipal(), CancellationToken.None))!.Sections.Count);
        return 0;
    }

    private static async Task FillAsync(TestStore store, CatalogueSnapshot catalogue, FormVersion form, int agencies)
    {
        await using var context = await store.Get<IDbContextFactory<KpiContext>>().CreateDbContextAsync();
        var periods = Enumerable.Range(2015, Years).SelectMany(y => Kinds.Select(k => catalogue.CalendarOf(form).Find(y, k)!)).ToList();
        foreach (var period in periods) await PeriodStore.EnsureAsync(context, period, CancellationToken.None);
        var now = store.Clock.GetUtcNow().UtcDateTime;
        var submission = new SubmissionEntity
        {
            Id = Guid.NewGuid(),
            FileSha256 = new string('0', 64),
            FileName = "form.xlsx",
            FormKey = form.FormKey,
            State = SubmissionState.Published,
            Check = "{}",
            CreatedAt = now,
            CreatedBy = "clerk",
            ChangedAt = now,
            ChangedBy = "clerk",
        };
        context.Files.Add(new FileEntity { Sha256 = submission.FileSha256, Content = [] });
        context.Submissions.Add(submission);
        context.Agencies.AddRange(Enumerable.Range(1, agencies).Select(n => new AgencyEntity { Key = FormattableString.Invariant($"so-{n}"), NameVi = FormattableString.Invariant($"Sở thứ {n}"), NameEn = "Department" }));
        await context.SaveChangesAsync();

        // Indexes are made afterwards, in one go.
        await context.Database.OpenConnectionAsync();
        await context.Database.ExecuteSqlRawAsync("PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = MEMORY");
        var indexes = await context.Database.SqlQueryRaw<string>("SELECT sql AS Value FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Observation' AND sql IS NOT NULL").ToListAsync();
        var names = await context.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Observation' AND sql IS NOT NULL").ToListAsync();
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        foreach (var name in names) await ExecuteAsync(connection, "DROP INDEX \"" + name + "\"");
        await ExecuteAsync(
            connection,
            $"""
            INSERT INTO "Observation" ("AgencyId", "IndicatorId", "PeriodId", "Revision", "State", "Value", "Raw", "SubmissionId", "Sheet", "Cell", "Illustrative", "RecordedAt", "RecordedBy")
            SELECT a."Id", i."Id", p."Id", 1, 0, (a."Id" * 31 + i."Id" * 7 + p."Id") % 5000, '16.183', $1, 'Phụ lục I', 'D41', 0, $2, 'inbox'
            FROM "Period" p CROSS JOIN "Agency" a CROSS JOIN "Indicator" i
            WHERE a."Key" LIKE 'so-%' AND i."Id" IN ({string.Join(',', form.Indicators.Select(i => i.Id.ToString(CultureInfo.InvariantCulture)))})
            """,
            submission.Id,
            now);
        foreach (var index in indexes) await ExecuteAsync(connection, index);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, params object[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 3600;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue(FormattableString.Invariant($"${i + 1}"), values[i]);
        await command.ExecuteNonQueryAsync();
    }

    private static int Count(SqliteConnection connection, string sql, int agency, int indicator)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@agency", agency);
        command.Parameters.AddWithValue("@indicator", indicator);
        using var reader = command.ExecuteReader();
        var (rows, sum) = (0, 0.0);
        while (reader.Read())
        {
            rows++;
            if (reader.FieldCount == 1) return reader.GetInt32(0);
            sum += reader.GetInt32(0) + reader.GetInt32(1) + reader.GetInt32(2) + (reader.IsDBNull(3) ? 0 : reader.GetDouble(3)) + (reader.IsDBNull(4) ? 0 : 1) + (reader.IsDBNull(5) ? 0 : 1) + reader.GetInt32(6);
        }
        return double.IsNaN(sum) ? 0 : rows;
    }

    private static async Task TimeAsync(string name, Func<int, Task<int>> what)
    {
        var (times, items) = (new List<double>(), 0);
        var allocated = 0L;
        for (var run = 0; run < 2 * Runs; run++)
        {
            if (run == Runs) allocated = GC.GetTotalAllocatedBytes(precise: true);
            var started = TimeProvider.System.GetTimestamp();
            items = await what(run);
            if (run >= Runs) times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        Say($"{name}: {items} items, median {times[Runs / 2]:0.000} ms, fastest {times[0]:0.000} ms, {(GC.GetTotalAllocatedBytes(precise: true) - allocated) / Runs / 1024} KB");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
