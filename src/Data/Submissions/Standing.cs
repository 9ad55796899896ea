using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kpi.Data.Submissions;

/// <summary>What the store holds as a form is about to be kept and published, asked for at once.</summary>
/// <param name="CatalogueVersion">Changes with the catalogue; null when it was never changed.</param>
/// <param name="Overtaken">Whether somebody has published for the agency since, or the same bytes are there for the same thing.</param>
/// <param name="KnowsPeriod">Whether the period is in the store.</param>
/// <param name="HasPublished">Whether anything is published for the agency and period.</param>
/// <param name="HasRevisions">Whether there is any revision for the agency and period, in force or not.</param>
internal sealed record Standing(string? CatalogueVersion, bool Overtaken, bool KnowsPeriod, bool HasPublished, bool HasRevisions)
{
    private static readonly string Sql = $"""
        SELECT (SELECT "Value" FROM "Setting" WHERE "Key" = @setting),
            EXISTS (SELECT 1 FROM "Publication" WHERE "Id" > @seen AND "AgencyId" = @agency) OR EXISTS (SELECT 1 FROM "Submission" WHERE "IdentityKey" = @identity),
            EXISTS (SELECT 1 FROM "Period" WHERE "Id" = @period),
            EXISTS (SELECT 1 FROM "Submission" WHERE "AgencyId" = @agency AND "PeriodId" = @period AND "State" = '{Words.Of(SubmissionState.Published)}'),
            EXISTS (SELECT 1 FROM "Indicator" i JOIN "Observation" o ON o."AgencyId" = @agency AND o."IndicatorId" = i."Id" AND o."PeriodId" = @period)
        """;

    /// <summary>Within the running transaction.</summary>
    /// <param name="seen">Number of a publish: later ones for the agency overtake.</param>
    public static async Task<Standing> ReadAsync(KpiContext context, string setting, int agency, int period, string identity, long seen, CancellationToken cancellationToken)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = Sql;
        QuerySql.Add(command, "@setting", setting);
        QuerySql.Add(command, "@seen", seen);
        QuerySql.Add(command, "@agency", agency);
        QuerySql.Add(command, "@identity", identity);
        QuerySql.Add(command, "@period", period);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var version = await reader.IsDBNullAsync(0, cancellationToken) ? null : reader.GetString(0);
        return new Standing(version, reader.GetBoolean(1), reader.GetBoolean(2), reader.GetBoolean(3), reader.GetBoolean(4));
    }
}
