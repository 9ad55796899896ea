using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Submissions;

/// <summary>Keeps what approvers say about single lines while a submission waits for their decision.</summary>
public sealed class LineCommentStore
{
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly TimeProvider _time;

    internal LineCommentStore(IDbContextFactory<KpiContext> contexts, TimeProvider time)
    {
        _contexts = contexts;
        _time = time;
    }

    /// <summary>The comments of a submission, oldest first.</summary>
    public async Task<IReadOnlyList<LineComment>> OfAsync(Guid submission, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.LineComments.AsNoTracking().Where(c => c.SubmissionId == submission).OrderBy(c => c.Id)
            .Select(c => new LineComment(c.Id, c.Line, c.Text, c.At, c.By)).ToListAsync(cancellationToken);
    }

    /// <summary>Adds comments, all or none. False when the submission does not wait for a decision.</summary>
    /// <param name="comments">Key of a line and what is said about it.</param>
    public async Task<bool> AddAsync(Guid submission, IReadOnlyCollection<(string Line, string Text)> comments, string actor, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (!await WaitsAsync(context, submission, cancellationToken)) return false;
        var now = Instants.Now(_time);
        foreach (var (line, text) in comments)
        {
            context.LineComments.Add(new LineCommentEntity { SubmissionId = submission, Line = line, Text = text, At = now, By = actor });
            context.AuditEntries.Add(SubmissionStore.Entry(now, actor, "submission.comment", submission, $"{line}: {text}"));
        }
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes one's own comment back before the decision; the audit log keeps it. False when it is somebody else's, gone, or the decision has been taken.</summary>
    public async Task<bool> RemoveAsync(Guid submission, long id, string actor, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (!await WaitsAsync(context, submission, cancellationToken)) return false;
        if (await context.LineComments.FirstOrDefaultAsync(c => c.Id == id && c.SubmissionId == submission && c.By == actor, cancellationToken) is not { } comment) return false;
        context.LineComments.Remove(comment);
        context.AuditEntries.Add(SubmissionStore.Entry(Instants.Now(_time), actor, "submission.uncomment", submission, $"{comment.Line}: {comment.Text}"));
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static Task<bool> WaitsAsync(KpiContext context, Guid submission, CancellationToken cancellationToken) =>
        context.Submissions.AnyAsync(s => s.Id == submission && s.State == SubmissionState.Submitted, cancellationToken);
}
