using Kpi.Dashboard;

var app = DashboardApp.Build(args);
app.Run();
