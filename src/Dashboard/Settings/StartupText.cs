using System.Globalization;
using System.Resources;
using Kpi.Data.Persistence;

namespace Kpi.Dashboard.Settings;

/// <summary>What the program says on the console, in the configured language.</summary>
internal static class StartupText
{
    private static readonly ResourceManager Resources = new("Kpi.Dashboard.Resources.Startup", typeof(StartupText).Assembly);

    public static string ConnectionStringNeeded => Get(nameof(ConnectionStringNeeded));

    public static string EmailAndPasswordTogether => Get(nameof(EmailAndPasswordTogether));

    public static string SettingsWrong => Get(nameof(SettingsWrong));

    /// <summary>Set as the first of the settings: the console speaks the configured language from its first line.</summary>
    public static CultureInfo Culture { get; set; } = CultureInfo.GetCultureInfo("vi-VN");

    public static string NotAnEmail(string text) => Get(nameof(NotAnEmail), text);

    public static string TooShort(int length) => Get(nameof(TooShort), length);

    public static string NotOneOf(string text, string choices) => Get(nameof(NotOneOf), text, choices);

    public static string NoSuchTimeZone(string text) => Get(nameof(NoSuchTimeZone), text);

    public static string NotAFolder(string text) => Get(nameof(NotAFolder), text);

    public static string NotANumber(string text, long least, long most) => Get(nameof(NotANumber), text, least, most);

    public static string NotADuration(string text) => Get(nameof(NotADuration), text);

    public static string SignInLink(string link) => Get(nameof(SignInLink), link);

    public static string AddressInUse(string detail) => Get(nameof(AddressInUse), detail);

    public static string Store(StoreException fault) => Get("Store" + fault.Fault, fault.Message);

    private static string Get(string key, params object[] args) => string.Format(Culture, Resources.GetString(key, Culture)!, args);
}
