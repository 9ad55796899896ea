// Adds a migration for both databases: dotnet run --project tools/Migrations -- AddTargetNotes
using System.Reflection;
using Kpi.Data.Persistence;
using Kpi.Data.Persistence.Postgres;
using Kpi.Data.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;

if (args is not [var name])
{
    Console.Error.WriteLine("Name the migration, for example: dotnet run --project tools/Migrations -- AddTargetNotes");
    return 1;
}

var project = Path.Combine(Root(), "src", "Data");
Scaffold(new SqliteKpiContext(new DbContextOptionsBuilder<SqliteKpiContext>().UseSqlite("Data Source=unused.db").Options), "Sqlite");
Scaffold(new PostgresKpiContext(new DbContextOptionsBuilder<PostgresKpiContext>().UseNpgsql("Host=unused").Options), "Postgres");
return 0;

void Scaffold(KpiContext context, string folder)
{
    var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices();
    services.AddDbContextDesignTimeServices(context);
    var provider = Assembly.Load(context.Database.ProviderName!);
    var designServices = provider.GetCustomAttribute<DesignTimeProviderServicesAttribute>()!.TypeName;
    ((IDesignTimeServices)Activator.CreateInstance(provider.GetType(designServices, throwOnError: true)!)!).ConfigureDesignTimeServices(services);
    using var built = services.BuildServiceProvider();
    using var scope = built.CreateScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(name, "Kpi.Data", $"Persistence.{folder}.Migrations", "C#");
    var files = scaffolder.Save(project, migration, Path.Combine(project, "Persistence", folder, "Migrations"), dryRun: false);
    MakeInternal(files.MigrationFile!);
    Console.WriteLine($"{folder}: {Path.GetFileName(files.MigrationFile)}");
    context.Dispose();
}

// The context is internal to its assembly, so the migration is as well.
static void MakeInternal(string file) => File.WriteAllText(file, File.ReadAllText(file).Replace("public partial class", "internal partial class", StringComparison.Ordinal));

static string Root()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "Dashboard.sln"))) return folder.FullName;
    }
    throw new InvalidOperationException("Dashboard.sln was not found above the program.");
}
