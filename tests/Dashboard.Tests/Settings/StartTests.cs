using Kpi.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace Kpi.Dashboard.Tests.Settings;

/// <summary>How the program begins, and how it says why it cannot.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"kpi-start-{Guid.NewGuid():N}");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_WrongSettings_ListsEveryErrorAndEndsWithAnError()
    {
        await using var program = Start("--Kpi:Culture=en", "--Kpi:Role=everything", "--Kpi:Import:MaxCells=many");
        Assert.Equal(2, await program.ExitAsync(Cancel));
        Assert.Contains("Kpi:Role:", program.Output, StringComparison.Ordinal);
        Assert.Contains("Kpi:Import:MaxCells:", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_StoreOfANewerProgram_SaysSoInOneSentence()
    {
        await using (var first = Start()) await first.ListensAsync(Cancel);
        await ExecuteAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('20990101000000_Future', '99.0.0')");
        await using var second = Start("--Kpi:Culture=en");
        Assert.Equal(3, await second.ExitAsync(Cancel));
        Assert.Contains("newer version of the program", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_FileThatIsNoDatabase_SaysSoInOneSentence()
    {
        Directory.CreateDirectory(_data);
        await File.WriteAllTextAsync(Path.Combine(_data, "kpi.db"), new string('x', 9000), Cancel);
        await using var program = Start();
        Assert.Equal(3, await program.ExitAsync(Cancel));
        Assert.Contains("bị hỏng", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoDatabaseServer_SaysSoInOneSentence()
    {
        await using var program = Start("--Kpi:Database:Provider=postgres", "--Kpi:Database:ConnectionString=Host=/nonexistent;Username=kpi;Database=kpi;Timeout=3");
        Assert.Equal(3, await program.ExitAsync(Cancel));
        Assert.Contains("Không kết nối được máy chủ cơ sở dữ liệu", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AddressInUse_SaysSoInOneSentence()
    {
        await using var first = Start();
        await first.ListensAsync(Cancel);
        await using var second = ProgramProcess.Start("src/Dashboard", "Kpi.Dashboard", _data + "-2", null, "--urls", first.Client.BaseAddress!.ToString());
        Assert.Equal(4, await second.ExitAsync(Cancel));
        Assert.Contains("đã có chương trình khác dùng", second.Output, StringComparison.Ordinal);
        Directory.Delete(_data + "-2", recursive: true);
    }

    [Fact]
    public async Task Start_WithoutAnAdministrator_PrintsAOneTimeLinkThatWorks()
    {
        await using var program = Start();
        await program.ListensAsync(Cancel);
        var line = await program.WroteAsync("/sign-in?code=", Cancel);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await client.GetAsync(new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]), Cancel);
        Assert.Equal("/", answer.Headers.Location?.AbsolutePath ?? answer.Headers.Location?.OriginalString);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("kpi-session=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_RoleOfAJobsNode_ServesHealthAndNoPages()
    {
        await using var program = Start("--Kpi:Role=jobs");
        await program.ListensAsync(Cancel);
        Assert.Equal("Healthy", await program.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Cancel));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await program.Client.GetAsync(new Uri("/api/v1/forms", UriKind.Relative), Cancel)).StatusCode);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
    }

    private ProgramProcess Start(params string[] args) => ProgramProcess.Start("src/Dashboard", "Kpi.Dashboard", _data, null, args);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_data, "kpi.db")}");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
