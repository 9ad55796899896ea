using Kpi.Dashboard.Settings;
using Kpi.Data.Persistence;
using Microsoft.Extensions.Configuration;

namespace Kpi.Dashboard.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Read_Nothing_GivesTheDefaultsOfTheContract()
    {
        var settings = Read([]);
        Assert.Equal(Path.GetFullPath("data"), settings.DataDirectory);
        Assert.Equal((ProgramRole.All, false, StoreProvider.Sqlite), (settings.Role, settings.Samples, settings.Store.Provider));
        Assert.Equal(Path.Combine(settings.DataDirectory, "inbox"), settings.Inbox.Path);
        Assert.Equal((20L * 1024 * 1024, 256L * 1024 * 1024, 2_000_000, TimeSpan.FromSeconds(20)), (settings.Import.MaxBytes, settings.Import.MaxUncompressedBytes, settings.Import.MaxCells, settings.Import.Timeout));
        Assert.Equal(("vi-VN", "Asia/Ho_Chi_Minh"), (settings.Culture.Name, settings.TimeZone.Id));
    }

    [Fact]
    public void Read_InDevelopment_HasSamples() => Assert.True(SettingsReader.Read(new ConfigurationBuilder().Build(), isDevelopment: true).Samples);

    [Theory]
    [InlineData("Role", "everything")]
    [InlineData("Samples", "maybe")]
    [InlineData("Database:Provider", "oracle")]
    [InlineData("Import:MaxBytes", "20 MB")]
    [InlineData("Import:MaxBytes", "-1")]
    [InlineData("Import:MaxCells", "0")]
    [InlineData("Import:Timeout", "soon")]
    [InlineData("Import:Timeout", "-5")]
    [InlineData("Culture", "fr-FR")]
    [InlineData("TimeZone", "Mars/Olympus")]
    [InlineData("Bootstrap:ApiToken", "short")]
    [InlineData("Bootstrap:AdminEmail", "somebody@example.org")]
    [InlineData("Bootstrap:AdminPassword", "a long password")]
    public void Read_OneWrongSetting_NamesItsKey(string key, string value)
    {
        var wrong = Assert.Throws<SettingsException>(() => Read([(key, value)]));
        Assert.StartsWith("Kpi:", Assert.Single(wrong.Errors.Select(e => e.Split(": ")[0]).Distinct()), StringComparison.Ordinal);
        Assert.Contains(wrong.Errors, e => e.StartsWith("Kpi:" + key.Split(':')[0], StringComparison.Ordinal));
    }

    [Fact]
    public void Read_SeveralWrongSettings_ListsThemAllAndNoSecret()
    {
        var wrong = Assert.Throws<SettingsException>(() => Read(
            [("Role", "everything"), ("Import:MaxCells", "many"), ("Database:Provider", "postgres"), ("Bootstrap:ApiToken", "hunter2"), ("Bootstrap:AdminEmail", "a@b"), ("Bootstrap:AdminPassword", "hunter2")]));
        Assert.Equal(5, wrong.Errors.Count);
        Assert.DoesNotContain(wrong.Errors, e => e.Contains("hunter2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("20", 20)]
    [InlineData("00:00:45", 45)]
    [InlineData("0.5", 0.5)]
    public void Read_Timeout_InSecondsOrAsASpan(string value, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Read([("Import:Timeout", value)]).Import.Timeout);

    private static KpiSettings Read((string Key, string Value)[] settings)
    {
        return SettingsReader.Read(
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Kpi:" + s.Key, (string?)s.Value))).Build(), isDevelopment: false);
    }
}
