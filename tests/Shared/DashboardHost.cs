using Kpi.Dashboard;
using Kpi.Data.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Tests.Shared;

/// <summary>The whole program on a loopback port of its own, with its own data directory, removed afterwards. It starts empty unless told otherwise.</summary>
public sealed class DashboardHost : IAsyncDisposable
{
    /// <summary>The bearer token every host accepts; it acts as an administrator.</summary>
    public const string Token = "test-token-0123456789";

    /// <summary>The administrator every host has.</summary>
    public const string AdminEmail = "admin@example.org";

    /// <summary>The administrator's password.</summary>
    public const string AdminPassword = "correct horse battery";

    private readonly WebApplication _app;
    private Task<(string Name, string Value)>? _session;

    private DashboardHost(WebApplication app, Uri address, string dataDirectory)
    {
        _app = app;
        Address = address;
        DataDirectory = dataDirectory;
    }

    public Uri Address { get; }

    public string DataDirectory { get; }

    public string Inbox => Path.Combine(DataDirectory, "inbox");

    public IServiceProvider Services => _app.Services;

    public static async Task<DashboardHost> StartAsync(Action<WebApplicationBuilder>? configure = null, params string[] args)
    {
        var data = Path.Combine(Path.GetTempPath(), $"kpi-host-{Guid.NewGuid():N}");
        var app = DashboardApp.Build(
            [
                "--urls", "http://127.0.0.1:0",
                "--environment", "Development",
                $"--Kpi:DataDirectory={data}",
                "--Kpi:Samples=false",
                "--Logging:LogLevel:Default=Warning",
                "--Logging:LogLevel:Microsoft.AspNetCore.DataProtection=Error",
                $"--Kpi:Bootstrap:ApiToken={Token}",
                $"--Kpi:Bootstrap:AdminEmail={AdminEmail}",
                $"--Kpi:Bootstrap:AdminPassword={AdminPassword}",
                .. args,
            ],
            configure);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new DashboardHost(app, new Uri(address), data);
    }

    /// <summary>A client that carries the token, follows nothing and remembers nothing.</summary>
    public HttpClient Client(string? token = Token)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>Gives the administrator a name to be shown by.</summary>
    public async Task RenameAdministratorAsync(string name)
    {
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<KpiUser>>();
        var user = await users.FindByNameAsync(AdminEmail) ?? throw new InvalidOperationException("There is no administrator.");
        user.DisplayName = name;
        await users.UpdateAsync(user);
    }

    /// <summary>Adds a person with roles, who signs in with the administrator's password.</summary>
    public Task AddPersonAsync(string email, string name, params string[] roles) => AddPersonOfAsync(null, email, name, roles);

    /// <summary>A person who acts for one agency, with those below it.</summary>
    public async Task AddPersonOfAsync(string? agency, string email, string name, params string[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<KpiUser>>();
        var user = new KpiUser { UserName = email, Email = email, DisplayName = name, AgencyKey = agency };
        var results = new[] { await users.CreateAsync(user, AdminPassword), await users.AddToRolesAsync(user, roles) };
        if (!results.All(r => r.Succeeded)) throw new InvalidOperationException(string.Join(" ", results.SelectMany(r => r.Errors).Select(e => e.Description)));
    }

    /// <summary>Adds an agency to the store, below another where one is named.</summary>
    public async Task AddAgencyAsync(string key, string name, string? parent = null)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(DataDirectory, "kpi.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO \"Agency\" (\"Key\", \"NameVi\", \"NameEn\", \"ParentId\") VALUES ($key, $name, $name, (SELECT \"Id\" FROM \"Agency\" WHERE \"Key\" = $parent))";
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$parent", (object?)parent ?? DBNull.Value);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The session cookie of the administrator, got as a person gets it: by the one-time link. Once a host: signing in has its own limit.</summary>
    public Task<(string Name, string Value)> SignInAsync() => _session ??= FollowLinkAsync();

    private async Task<(string Name, string Value)> FollowLinkAsync()
    {
        var code = await Services.GetRequiredService<OneTimeLinkStore>().CreateAsync(CancellationToken.None);
        using var client = Client(token: null);
        using var response = await client.GetAsync(new Uri($"/sign-in?code={code}", UriKind.Relative));
        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("kpi-session=", StringComparison.Ordinal)).Split(';')[0];
        var mark = cookie.IndexOf('=', StringComparison.Ordinal);
        return (cookie[..mark], cookie[(mark + 1)..]);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(DataDirectory, recursive: true);
    }
}
