using Kpi.Data.Audit;
using Kpi.Data.Persistence;
using Kpi.Data.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Persistence;

public sealed class RowInsertTests : StoreTheory
{
    private static readonly DateTime At = new(2024, 7, 1, 8, 30, 15, 123, DateTimeKind.Utc);

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Add_RowsWithAndWithoutValues_AreLaidDownAsByEf(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await using var context = await store.Get<IDbContextFactory<KpiContext>>().CreateDbContextAsync(Cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(Cancel);
        var (byEf, byRow) = (new string('a', 64), new string('b', 64));
        context.Files.Add(new FileEntity { Sha256 = byEf, Content = [1, 0, 255] });
        context.Submissions.AddRange(Full(byEf), Sparse(byEf));
        context.AuditEntries.Add(Entry(byEf));
        await context.SaveChangesAsync(Cancel);

        await RowInsert.AddNewAsync(context, new FileEntity { Sha256 = byRow, Content = [1, 0, 255] }, Cancel);
        Assert.Equal(0, await RowInsert.AddAsync(context, Full(byRow), Cancel));
        await RowInsert.AddAsync(context, Sparse(byRow), Cancel);
        var number = await RowInsert.AddAsync(context, Entry(byRow), Cancel);

        Assert.Equal(byRow, (await context.AuditEntries.AsNoTracking().SingleAsync(a => a.Id == number, Cancel)).Detail);
        foreach (var table in (string[])["File", "Submission", "Audit"])
        {
            var (ef, own) = (await TextAsync(context, provider, table, byEf), await TextAsync(context, provider, table, byRow));
            Assert.NotEmpty(ef);
            Assert.Equal(ef, own);
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task AddNew_KeyThatIsThere_ChangesNothing(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await using var context = await store.Get<IDbContextFactory<KpiContext>>().CreateDbContextAsync(Cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(Cancel);
        await RowInsert.AddNewAsync(context, new FileEntity { Sha256 = new string('c', 64), Content = [1] }, Cancel);
        await RowInsert.AddNewAsync(context, new FileEntity { Sha256 = new string('c', 64), Content = [2] }, Cancel);
        Assert.Equal([1], (await context.Files.AsNoTracking().SingleAsync(Cancel)).Content);
    }

    private static SubmissionEntity Full(string file) => new()
    {
        Id = Guid.NewGuid(),
        IdentityKey = $"{file}|full",
        FileSha256 = file,
        FileName = "Phụ lục I.xlsx",
        FileBytes = 3,
        FileFormat = "xlsx",
        FormKey = "cchc-pl1",
        AgencyId = 1,
        DeclaredStart = new DateOnly(2023, 12, 16),
        DeclaredEnd = new DateOnly(2024, 6, 6),
        State = SubmissionState.Published,
        Illustrative = true,
        Check = "{}",
        Comment = "đã rà soát",
        CreatedAt = At,
        CreatedBy = "inbox",
        ChangedAt = At.AddTicks(10),
        ChangedBy = "inbox",
        PublishedAt = At.AddSeconds(1),
        PublishedBy = "inbox",
        Version = 2,
    };

    private static SubmissionEntity Sparse(string file) => new()
    {
        Id = Guid.NewGuid(),
        FileSha256 = file,
        FileName = "x",
        FileBytes = 0,
        State = SubmissionState.Received,
        Check = "{}",
        CreatedAt = At,
        CreatedBy = "a",
        ChangedAt = At,
        ChangedBy = "a",
        Version = 1,
    };

    private static AuditEntity Entry(string file) => new() { At = At, Actor = "inbox", Action = "submission.receive", Subject = "s", Detail = file };

    // Every column as the store itself says it, but for keys and the hash that tells the two apart.
    private static async Task<IReadOnlyList<string>> TextAsync(KpiContext context, StoreProvider provider, string table, string hash)
    {
        var columns = context.Model.GetEntityTypes().Single(e => e.GetTableName() == table).GetProperties()
            .Select(p => p.GetColumnName()).Where(c => c is not ("Id" or "IdentityKey" or "Sha256" or "FileSha256" or "Detail")).ToList();
        var text = string.Join(", ", columns.Select(c => provider == StoreProvider.Sqlite ? $"typeof(\"{c}\") || ':' || COALESCE(quote(\"{c}\"), '')" : $"COALESCE(\"{c}\"::text, 'null')"));
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(context.Database.CurrentTransaction!);
        command.CommandText = $"SELECT {text} FROM \"{table}\" WHERE \"{(table switch { "File" => "Sha256", "Submission" => "FileSha256", _ => "Detail" })}\" = '{hash}'";
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel)) rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => $"{columns[i]}={reader.GetValue(i)}")));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
