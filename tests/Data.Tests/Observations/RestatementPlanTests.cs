using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Tests.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kpi.Data.Tests.Observations;

/// <summary>How SQLite finds what has changed: the search over all agencies must not read every observation there is.</summary>
public sealed class RestatementPlanTests : StoreTheory
{
    [Theory]
    [InlineData(null, true)]
    [InlineData(null, false)]
    [InlineData("kpi.online-full-coverage", false)]
    public async Task Find_OverAllAgencies_SearchesByIndexAndScansNoObservations(string? indicator, bool later)
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 25), ("cchc.7.1", 127));
        store.Clock.Advance(TimeSpan.FromDays(1));
        var since = store.Clock.GetUtcNow().UtcDateTime;
        store.Clock.Advance(TimeSpan.FromDays(1));
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 26), ("cchc.7.1", 127));

        await using var context = await store.Get<IDbContextFactory<KpiContext>>().CreateDbContextAsync(Cancel);
        var spy = new Spy(context.Database.GetConnectionString()!);
        using (DiagnosticListener.AllListeners.Subscribe(spy))
        {
            // Once a second it is looked whether anybody listens.
            do
            {
                Assert.NotEmpty(await store.Get<RestatementStore>().FindAsync(null, indicator, since, since.AddDays(2), later, Cancel));
                await Task.Delay(50, Cancel);
            }
            while (!spy.Seen.Any(IsSearch));
        }
        var plan = await ExplainAsync(context, spy.Seen.First(IsSearch));
        foreach (var index in new[] { "IX_Observation_Superseded", "IX_Observation_Revised" })
        {
            Assert.Contains(plan, step => step.StartsWith("SEARCH", StringComparison.Ordinal) && step.Contains(index, StringComparison.Ordinal));
        }
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN o", StringComparison.Ordinal));
    }

    private static bool IsSearch((string Text, (string Name, object? Value)[] Parameters) seen) => seen.Text.Contains("\"Observation\"", StringComparison.Ordinal);

    private static async Task<List<string>> ExplainAsync(KpiContext context, (string Text, (string Name, object? Value)[] Parameters) seen)
    {
        await context.Database.OpenConnectionAsync(Cancel);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + seen.Text;
        foreach (var (name, value) in seen.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var steps = new List<string>();
        while (await reader.ReadAsync(Cancel)) steps.Add(reader.GetString(3));
        return steps;
    }

    /// <summary>Notes the statements that are sent to one store.</summary>
    private sealed class Spy(string connection) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public ConcurrentQueue<(string Text, (string Name, object? Value)[] Parameters)> Seen { get; } = new();

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is not CommandEventData { Command: var command } || value.Key != RelationalEventId.CommandExecuting.Name || command.Connection?.ConnectionString != connection) return;
            Seen.Enqueue((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
