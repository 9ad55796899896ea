using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Persistence.Sqlite;

internal sealed class SqliteKpiContext(DbContextOptions<SqliteKpiContext> options) : KpiContext(options);
