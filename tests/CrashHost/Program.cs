// The whole program, but for one thing: at the checkpoint that KPI_STOP_AT names, the KPI_STOP_AFTER-th time it is reached, it says so on standard output
// and stands still, so that a test can end the process exactly there.
using Kpi.CrashHost;
using Kpi.Dashboard;
using Kpi.Data.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

var app = DashboardApp.Build(args, builder =>
{
    if (Environment.GetEnvironmentVariable("KPI_STOP_AT") is { Length: > 0 } at)
    {
        var after = int.Parse(Environment.GetEnvironmentVariable("KPI_STOP_AFTER") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
        builder.Services.AddSingleton<ICheckpoints>(new StandingStill(Enum.Parse<Checkpoint>(at), after));
    }
});
await app.RunAsync();
