using Kpi.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace Kpi.Browser.Tests.Pages;

/// <summary>A province with departments below it over three years; one has not reported the last period, one has offices below it, one took another's place.</summary>
public sealed class FamilyFixture : IAsyncLifetime
{
    private const string Old = "so-thong-tin";
    private DashboardHost? _host;

    public DashboardHost Host => _host ?? throw new InvalidOperationException("The program has not been started.");

    public async ValueTask InitializeAsync()
    {
        var host = _host = await DashboardHost.StartAsync();
        await host.AddAgencyAsync("tinh-ha-nam", "Tỉnh Hà Nam");
        (string Key, string Name, double Rate)[] below =
        [
            ("so-noi-vu", "Sở Nội vụ", 0.98), ("so-tai-chinh", "Sở Tài chính", 0.91), ("so-y-te", "Sở Y tế", 0.86), ("so-giao-duc", "Sở Giáo dục và Đào tạo", 0.95),
            ("so-khoa-hoc", "Sở Khoa học và Công nghệ", 0.93), ("so-nong-nghiep", "Sở Nông nghiệp và Môi trường", 0.79),
        ];
        foreach (var (key, name, _) in below) await host.AddAgencyAsync(key, name, "tinh-ha-nam");
        await host.AddAgencyAsync("chi-cuc-1", "Chi cục Thuỷ lợi", "so-nong-nghiep");
        await host.AddAgencyAsync("chi-cuc-2", "Chi cục Kiểm lâm", "so-nong-nghiep");
        await host.AddAgencyAsync(Old, "Sở Thông tin và Truyền thông");
        await SqlAsync($"""UPDATE "Agency" SET "ValidTo" = '2023-12-14' WHERE "Key" = '{Old}'""");
        await SqlAsync("""UPDATE "Agency" SET "ValidFrom" = '2023-12-15' WHERE "Key" = 'so-khoa-hoc'""");
        await SqlAsync($"""INSERT INTO "AgencySuccession" ("SuccessorId", "PredecessorId", "On", "Document") SELECT b."Id", c."Id", '2023-12-15', 'Nghị quyết 12/NQ-HĐND' FROM "Agency" b, "Agency" c WHERE b."Key" = 'so-khoa-hoc' AND c."Key" = '{Old}'""");
        var reporters = below.Where(b => b.Key != "so-nong-nghiep").Select(b => (b.Key, b.Rate)).Concat([("chi-cuc-1", 0.8), ("chi-cuc-2", 0.9), (Old, 0.7)]).ToList();
        foreach (var (place, period) in new[] { "2022-H1", "2022", "2023-H1", "2023", "2024-H1" }.Index())
        {
            foreach (var (number, (key, rate)) in reporters.Index())
            {
                if ((key == "so-y-te" && period == "2024-H1") || (key == Old && period == "2024-H1") || (key == "so-khoa-hoc" && period != "2024-H1")) continue;
                var received = 400 + (number * 130) + (place * 40);
                await host.PublishForAsync(key, period, ("cchc.3.3.received", received), ("cchc.3.3.resolved", Math.Round(received * (rate - 0.06 + (0.015 * place)))));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
    }

    private async Task SqlAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Host.DataDirectory, "kpi.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
