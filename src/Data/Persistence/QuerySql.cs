using System.Data.Common;
using System.Globalization;

namespace Kpi.Data.Persistence;

/// <summary>What the reads that are written in plain SQL have in common.</summary>
internal static class QuerySql
{
    /// <summary>The condition of one vintage of a table with <c>RecordedAt</c> and <c>SupersededAt</c>; its instant is added by <see cref="AddInstant"/>.</summary>
    /// <param name="asOf">Null for what is in force now.</param>
    public static string Vintage(DateTime? asOf) =>
        asOf is null ? """ AND "SupersededAt" IS NULL""" : """ AND "RecordedAt" <= @asOf AND ("SupersededAt" IS NULL OR "SupersededAt" > @asOf)""";

    /// <summary>Numbers for an <c>IN</c>.</summary>
    public static string List(IEnumerable<int> numbers) => string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));

    public static void AddInstant(DbCommand command, DateTime? asOf)
    {
        if (asOf is { } instant) Add(command, "@asOf", instant.Kind == DateTimeKind.Utc ? instant : instant.ToUniversalTime());
    }

    public static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
