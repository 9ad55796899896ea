using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Persistence.Postgres;

internal sealed class PostgresKpiContext(DbContextOptions<PostgresKpiContext> options) : KpiContext(options);
