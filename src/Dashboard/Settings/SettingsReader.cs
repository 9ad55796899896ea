using System.Globalization;
using Kpi.Data;
using Kpi.Data.Persistence;
using Kpi.Jobs.Import;
using Kpi.Jobs.Inbox;
using Kpi.Jobs.Maintenance;

namespace Kpi.Dashboard.Settings;

/// <summary>Reads the section <c>Kpi</c> and names every error with its key, so that an administrator corrects them in one go.</summary>
public sealed class SettingsReader
{
    private const int MinTokenLength = 16;
    private const int MinPasswordLength = 10;

    private readonly IConfigurationSection _section;
    private readonly List<string> _errors = [];

    private SettingsReader(IConfiguration configuration) => _section = configuration.GetSection("Kpi");

    /// <exception cref="SettingsException">At least one setting is wrong.</exception>
    public static KpiSettings Read(IConfiguration configuration, bool isDevelopment)
    {
        var reader = new SettingsReader(configuration);
        var settings = reader.Read(isDevelopment);
        return reader._errors.Count == 0 ? settings : throw new SettingsException(reader._errors);
    }

    private KpiSettings Read(bool isDevelopment)
    {
        var culture = Culture();
        StartupText.Culture = culture;
        var data = Folder("DataDirectory", "data");
        var import = new ImportOptions();
        import.MaxBytes = Number("Import:MaxBytes", import.MaxBytes, 1024, 512L * 1024 * 1024);
        import.MaxUncompressedBytes = Number("Import:MaxUncompressedBytes", import.MaxUncompressedBytes, 1024, 4L * 1024 * 1024 * 1024);
        import.MaxCells = (int)Number("Import:MaxCells", import.MaxCells, 100, 20_000_000);
        import.Timeout = Duration("Import:Timeout", import.Timeout);
        return new KpiSettings(
            data,
            Word("Role", ProgramRole.All),
            Flag("Samples", isDevelopment),
            Store(data),
            Bootstrap(),
            new InboxOptions { Path = Folder("Inbox:Path", Path.Combine(data, "inbox")) },
            import,
            new BackupOptions { Path = Folder("Backup:Path", Path.Combine(data, "backups")), Keep = (int)Number("Backup:Keep", 14, 1, 10_000) },
            culture,
            TimeZone());
    }

    private StoreOptions Store(string data)
    {
        var provider = Word("Database:Provider", StoreProvider.Sqlite);
        var connection = _section["Database:ConnectionString"];
        if (!string.IsNullOrWhiteSpace(connection)) return new StoreOptions(provider, connection);
        if (provider == StoreProvider.Postgres) Error("Database:ConnectionString", StartupText.ConnectionStringNeeded);
        return StoreOptions.SqliteFile(Path.Combine(data, "kpi.db"));
    }

    private BootstrapSettings Bootstrap()
    {
        var email = Text("Bootstrap:AdminEmail");
        var password = Text("Bootstrap:AdminPassword");
        var token = Text("Bootstrap:ApiToken");
        if (email is not null && !email.Contains('@', StringComparison.Ordinal)) Error("Bootstrap:AdminEmail", StartupText.NotAnEmail(email));
        if (email is null != password is null) Error(email is null ? "Bootstrap:AdminEmail" : "Bootstrap:AdminPassword", StartupText.EmailAndPasswordTogether);

        // A secret is never repeated in a message.
        if (password is { Length: < MinPasswordLength }) Error("Bootstrap:AdminPassword", StartupText.TooShort(MinPasswordLength));
        if (token is { Length: < MinTokenLength }) Error("Bootstrap:ApiToken", StartupText.TooShort(MinTokenLength));
        return new BootstrapSettings(email, password, token);
    }

    private CultureInfo Culture()
    {
        var name = Text("Culture") ?? "vi-VN";
        var culture = name is "vi" or "vi-VN" or "en" or "en-US" or "en-GB" ? CultureInfo.GetCultureInfo(name) : null;
        if (culture is null) Error("Culture", StartupText.NotOneOf(name, "vi-VN, en"));
        return culture ?? CultureInfo.GetCultureInfo("vi-VN");
    }

    private TimeZoneInfo TimeZone()
    {
        var name = Text("TimeZone") ?? "Asia/Ho_Chi_Minh";
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone;
        Error("TimeZone", StartupText.NoSuchTimeZone(name));
        return TimeZoneInfo.Utc;
    }

    private string Folder(string key, string otherwise)
    {
        var path = Text(key) ?? otherwise;
        try
        {
            return Path.GetFullPath(path);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            Error(key, StartupText.NotAFolder(path));
            return Path.GetFullPath(".");
        }
    }

    private T Word<T>(string key, T otherwise)
        where T : struct, Enum
    {
        var text = Text(key);
        if (text is null) return otherwise;
        if (Words.TryParse<T>(text.ToLowerInvariant()) is { } value) return value;
        Error(key, StartupText.NotOneOf(text, string.Join(", ", Enum.GetValues<T>().Select(Words.Of))));
        return otherwise;
    }

    private bool Flag(string key, bool otherwise)
    {
        var text = Text(key);
        if (text is null) return otherwise;
        if (bool.TryParse(text, out var value)) return value;
        Error(key, StartupText.NotOneOf(text, "true, false"));
        return otherwise;
    }

    private long Number(string key, long otherwise, long least, long most)
    {
        var text = Text(key);
        if (text is null) return otherwise;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
        Error(key, StartupText.NotANumber(text, least, most));
        return otherwise;
    }

    private TimeSpan Duration(string key, TimeSpan otherwise)
    {
        var text = Text(key);
        if (text is null) return otherwise;

        // "20" means seconds, as in the contract; "00:00:20" says so itself.
        var value = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(Math.Min(seconds, 86_400))
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span
            : TimeSpan.Zero;
        if (value > TimeSpan.Zero && value <= TimeSpan.FromHours(1)) return value;
        Error(key, StartupText.NotADuration(text));
        return otherwise;
    }

    private string? Text(string key) => string.IsNullOrWhiteSpace(_section[key]) ? null : _section[key]!.Trim();

    private void Error(string key, string message) => _errors.Add($"Kpi:{key}: {message}");
}
