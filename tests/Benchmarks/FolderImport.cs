using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Jobs.Export;
using Kpi.Jobs.Import;
using Kpi.Jobs.Inbox;
using Kpi.Jobs.Scheduling;
using Kpi.Jobs.Workbooks.Writing;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Benchmarks;

/// <summary>
/// Fills the inbox with a thousand forms, each of another agency or period and with figures of its own, and lets the inbox job take them in: from the file to published, with audit, result
/// file and move; several are read at once, each is one transaction, committed before the next begins.
/// </summary>
internal static class FolderImport
{
    private const int Agencies = 100;
    private const int Years = 10;
    private const int FirstYear = 2014;

    public static async Task<int> MeasureAsync()
    {
        await MeasureAsync(StoreProvider.Sqlite);
        if (TestStore.PostgresServer is not null) await MeasureAsync(StoreProvider.Postgres);
        return 0;
    }

    private static async Task MeasureAsync(StoreProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("kpi-inbox-").FullName;
        await using var store = await TestStore.CreateAsync(provider, s => s
            .AddSingleton(TimeProvider.System)
            .AddKpiImport(new ImportOptions())
            .AddSingleton(new InboxOptions { Path = folder })
            .AddSingleton(CultureInfo.GetCultureInfo("vi-VN"))
            .AddSingleton<InboxProcessor>());
        await AddAgenciesAsync(store);
        await FillAsync(store, folder);

        // The first form pays for what is compiled and cached once; a file counts as complete two seconds after it was written.
        var inbox = store.Get<InboxProcessor>();
        var aside = Directory.CreateTempSubdirectory("kpi-inbox-").FullName;
        var files = Directory.GetFiles(folder);
        foreach (var file in files.Skip(Agencies)) File.Move(file, Path.Combine(aside, Path.GetFileName(file)));
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        await inbox.RunAsync(null, CancellationToken.None);
        foreach (var file in Directory.GetFiles(aside)) File.Move(file, Path.Combine(folder, Path.GetFileName(file)));

        using var process = Process.GetCurrentProcess();
        var (processor, allocated, started) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(), TimeProvider.System.GetTimestamp());
        var report = await inbox.RunAsync(null, CancellationToken.None);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        process.Refresh();
        var each = (process.TotalProcessorTime - processor).TotalMilliseconds / report.Files;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{provider}: {report.Published} of {files.Length - Agencies} published in {seconds:0.0} s: {report.Files / seconds:0} forms a second; {each:0.0} ms of processor time and {(GC.GetTotalAllocatedBytes() - allocated) / report.Files / 1024} KB a form"));
        Directory.Delete(folder, recursive: true);
        Directory.Delete(aside, recursive: true);
    }

    private static async Task AddAgenciesAsync(TestStore store)
    {
        await using DbConnection connection = store.Options.Provider == StoreProvider.Sqlite
            ? new Microsoft.Data.Sqlite.SqliteConnection(store.Options.ConnectionString)
            : new Npgsql.NpgsqlConnection(store.Options.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """INSERT INTO "Agency" ("Key", "NameVi", "NameEn") VALUES """
            + string.Join(',', Enumerable.Range(1, Agencies).Select(n => string.Create(CultureInfo.InvariantCulture, $"('so-{n}', 'Sở thứ {n} tỉnh Hà Nam', 'Department {n}')")));
        await command.ExecuteNonQueryAsync();
    }

    private static async Task FillAsync(TestStore store, string folder)
    {
        var catalogue = await store.Get<CatalogueStore>().GetAsync(CancellationToken.None);
        var form = catalogue.Form("cchc-pl1")!;
        var calendar = catalogue.CalendarOf(form);
        var agencies = (await store.Get<AgencyStore>().AllAsync(CancellationToken.None)).Where(a => a.Key.StartsWith("so-", StringComparison.Ordinal)).ToList();
        var real = await store.Get<ImportPipeline>().CheckAsync(
            await File.ReadAllBytesAsync(TestFiles.Path("tests", "Forms", "phu-luc-I-6-thang-2024.xlsx")), "form.xlsx", CheckAnswers.None, CancellationToken.None);
        var times = 1;
        for (var year = FirstYear; year < FirstYear + Years; year++)
        {
            var period = calendar.Find(year, PeriodKind.H1)!;
            foreach (var agency in agencies)
            {
                // The counts of the real form, each times the same number: what adds up goes on adding up.
                var figures = real.Lines.ToDictionary(l => l.Key, l => Figure(catalogue.Find(l.Key)!, l, agency, period, times), StringComparer.Ordinal);
                times = (times % 97) + 1;
                var bytes = FormWriter.Write(FormComposer.Compose(form, agency, period, figures), forFilling: false);
                await File.WriteAllBytesAsync(Path.Combine(folder, FormExporter.FileName(form, agency, period)), bytes);
            }
        }
    }

    private static Observation Figure(Indicator indicator, CheckedLine line, Agency agency, Period period, int times)
    {
        var value = indicator.Kind == ValueKind.Count ? line.Value * times : line.Value;
        return new Observation(indicator.Key, agency.Key, period, 1, line.State, value, null, null, line.Note, line.Raw, Guid.Empty, line.Sheet, line.Cell, false, default, "", null, null);
    }
}
