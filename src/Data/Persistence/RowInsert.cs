using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kpi.Data.Persistence;

/// <summary>
/// Adds a row as EF would, by the same columns and conversions, without its watching of entities: for the few rows that are written with every form. Nothing of what is added is tracked.
/// </summary>
internal static class RowInsert
{
    private static readonly ConcurrentDictionary<IEntityType, Plan> Plans = new();

    /// <summary>Adds a row within the running transaction; gives its number where the store numbers it, else 0.</summary>
    public static async Task<long> AddAsync<T>(KpiContext context, T row, CancellationToken cancellationToken)
        where T : class
    {
        var plan = PlanOf<T>(context);
        return await RunAsync(context, plan, plan.Add, row, cancellationToken) is { } number ? Convert.ToInt64(number, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Adds a row within the running transaction unless one of its key is there.</summary>
    public static async Task AddNewAsync<T>(KpiContext context, T row, CancellationToken cancellationToken)
        where T : class
    {
        var plan = PlanOf<T>(context);
        await RunAsync(context, plan, plan.AddNew, row, cancellationToken);
    }

    private static Plan PlanOf<T>(KpiContext context) => Plans.GetOrAdd(context.Model.FindEntityType(typeof(T))!, static e => new Plan(e));

    private static async Task<object?> RunAsync(KpiContext context, Plan plan, string sql, object row, CancellationToken cancellationToken)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        foreach (var (property, name) in plan.Columns)
        {
            command.Parameters.Add(property.GetRelationalTypeMapping().CreateParameter(command, name, property.GetGetter().GetClrValue(row), property.IsNullable));
        }
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private sealed class Plan
    {
        public Plan(IEntityType entity)
        {
            var key = entity.FindPrimaryKey()!.Properties.SingleOrDefault(p => p.ValueGenerated == ValueGenerated.OnAdd);
            Columns = [.. entity.GetProperties().Where(p => p != key).Select((p, i) => (p, FormattableString.Invariant($"@p{i}")))];
            var insert = $"""
                INSERT INTO "{entity.GetTableName()}" ({string.Join(", ", Columns.Select(c => $"\"{c.Property.GetColumnName()}\""))}) VALUES ({string.Join(", ", Columns.Select(c => c.Name))})
                """;
            Add = key is null ? insert : $"{insert} RETURNING \"{key.GetColumnName()}\"";
            AddNew = insert + " ON CONFLICT DO NOTHING";
        }

        public IReadOnlyList<(IProperty Property, string Name)> Columns { get; }

        public string Add { get; }

        public string AddNew { get; }
    }
}
