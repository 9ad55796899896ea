using Kpi.Dashboard;
using Kpi.Dashboard.Settings;
using Kpi.Data.Persistence;

try
{
    var app = DashboardApp.Build(args);
    await app.RunAsync();
    return 0;
}
catch (SettingsException wrong)
{
    await Console.Error.WriteLineAsync(StartupText.SettingsWrong);
    foreach (var error in wrong.Errors) await Console.Error.WriteLineAsync("  " + error);
    return 2;
}
catch (IOException e) when (e.GetBaseException() is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.AddressAlreadyInUse })
{
    await Console.Error.WriteLineAsync(StartupText.AddressInUse(e.Message));
    return 4;
}
catch (StoreException fault)
{
    await Console.Error.WriteLineAsync(StartupText.Store(fault));
    return 3;
}
