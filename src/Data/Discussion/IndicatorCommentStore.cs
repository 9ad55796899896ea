using System.Globalization;
using Kpi.Data.Agencies;
using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Discussion;

/// <summary>
/// Keeps what people say about single figures. Their authors may change or withdraw it for a while; what it said before is kept, and what was withdrawn stays in the log.
/// Who may say something is the caller's business.
/// </summary>
public sealed class IndicatorCommentStore
{
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly TimeProvider _time;

    internal IndicatorCommentStore(IDbContextFactory<KpiContext> contexts, TimeProvider time)
    {
        _contexts = contexts;
        _time = time;
    }

    /// <summary>What the log calls the comments on an indicator of an agency.</summary>
    public static string Subject(string indicatorKey, string agencyKey) => $"comments:{indicatorKey}@{agencyKey}";

    /// <summary>Comments on every period, the latest first; those that were withdrawn without their text.</summary>
    public async Task<IReadOnlyList<IndicatorComment>> OfAsync(int indicatorId, int agencyId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.IndicatorComments.AsNoTracking().Include(c => c.Earlier).Where(c => c.IndicatorId == indicatorId && c.AgencyId == agencyId)
            .OrderByDescending(c => c.Id).ToListAsync(cancellationToken);
        return rows.ConvertAll(c => c.ToRecord());
    }

    /// <summary>Says something about a figure. False when the text is empty or too long.</summary>
    /// <param name="authorId">By which the author is known again.</param>
    /// <param name="actor">The author's name in the log.</param>
    public async Task<bool> AddAsync(Indicator indicator, Agency agency, Period period, string text, string authorId, string actor, CancellationToken cancellationToken)
    {
        if (Clean(text) is not { } said) return false;
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await PeriodStore.EnsureAsync(context, period, cancellationToken);
        var now = Instants.Now(_time);
        context.IndicatorComments.Add(new IndicatorCommentEntity { IndicatorId = indicator.Id, AgencyId = agency.Id, PeriodId = period.Id, Text = said, At = now, AuthorId = authorId, By = actor });
        context.AuditEntries.Add(Entry(now, actor, "comment.add", Subject(indicator.Key, agency.Key), $"{period.Key}: {said}"));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Changes one's own comment. False when it is somebody else's, too old, withdrawn, or the text is empty or too long.</summary>
    public async Task<bool> ChangeAsync(long id, string text, string authorId, string actor, CancellationToken cancellationToken)
    {
        if (Clean(text) is not { } said) return false;
        return await EditAsync(id, authorId, actor, "comment.change", (comment, now) =>
        {
            if (string.Equals(comment.Text, said, StringComparison.Ordinal)) return null;
            comment.Earlier.Add(new EarlierCommentEntity { Text = comment.Text, Until = now });
            comment.Text = said;
            return said;
        }, cancellationToken);
    }

    /// <summary>Withdraws one's own comment: from now on it only says that there was one. False when it is somebody else's, too old, or withdrawn.</summary>
    public Task<bool> WithdrawAsync(long id, string authorId, string actor, CancellationToken cancellationToken) => EditAsync(id, authorId, actor, "comment.withdraw", (comment, now) =>
    {
        comment.WithdrawnAt = now;
        return comment.Text;
    }, cancellationToken);

    /// <param name="edit">Does it and says what the log keeps; null when nothing has changed.</param>
    private async Task<bool> EditAsync(long id, string authorId, string actor, string action, Func<IndicatorCommentEntity, DateTime, string?> edit, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var now = Instants.Now(_time);
        var comment = await context.IndicatorComments.Include(c => c.Earlier).FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (comment is null || !comment.ToRecord().MayChange(authorId, now)) return false;
        if (edit(comment, now) is not { } logged) return true;
        var indicator = await context.Indicators.Where(i => i.Id == comment.IndicatorId).Select(i => i.Key).FirstAsync(cancellationToken);
        var agency = await context.Agencies.Where(a => a.Id == comment.AgencyId).Select(a => a.Key).FirstAsync(cancellationToken);
        context.AuditEntries.Add(Entry(now, actor, action, Subject(indicator, agency), $"{id.ToString(CultureInfo.InvariantCulture)}: {logged}"));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static AuditEntity Entry(DateTime now, string actor, string action, string subject, string detail) =>
        new() { At = now, Actor = actor, Action = action, Subject = subject, Detail = detail };

    private static string? Clean(string text) => text.Trim().ReplaceLineEndings("\n") is { Length: > 0 and <= IndicatorComment.LongestText } said ? said : null;
}
