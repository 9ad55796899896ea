using System.Globalization;
using Kpi.Data.Diagnostics;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;
using Microsoft.Extensions.Logging;

namespace Kpi.Jobs.Inbox;

/// <summary>
/// Imports what lies in the inbox, by name: several files are read and checked at once, and stored one after the other. A file leaves it only after its outcome is safe on the disk, and handling it twice changes nothing, so the process may end at any
/// moment and the next run goes on.
/// </summary>
public sealed partial class InboxProcessor(
    InboxOptions inbox,
    ImportOptions import,
    ImportPipeline pipeline,
    SubmissionService submissions,
    ICheckpoints checkpoints,
    TimeProvider time,
    CultureInfo culture,
    ILogger<InboxProcessor> logger)
{
    /// <summary>The name under which the inbox acts.</summary>
    public const string Actor = "inbox";

    // While one file is stored the next ones are read, and the one before leaves the inbox. No more than four: each may need much memory.
    private const int AtOnce = 4;

    // A file still being written is waited for once; a longer copy is met by the next run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly InboxFolder _folder = new(inbox.Path);

    /// <summary>Handles every complete file.</summary>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    public async Task<InboxReport> RunAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        _folder.Create();
        var handled = new List<Handled>();
        var started = time.GetTimestamp();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var waiting = _folder.Waiting().Where(w => !seen.Contains(w.File.FullName)).ToList();
            await RunAsync(waiting, seen, handled, progress, cancellationToken);
            if (waiting.TrueForAll(w => seen.Contains(w.File.FullName)) || time.GetElapsedTime(started) > Patience) break;
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        }
        return new InboxReport(
            handled.Count(h => h.Outcome == InboxOutcome.Published),
            handled.Count(h => h.Outcome == InboxOutcome.Unchanged),
            handled.Count(h => h.Outcome == InboxOutcome.Submitted),
            handled.Count(h => h.Outcome == InboxOutcome.Rejected),
            [.. handled.Where(h => h.Failure is not null).Select(h => (h.File, h.Failure!))]);
    }

    private async Task RunAsync(List<(FileInfo File, string? Agency)> files, HashSet<string> seen, List<Handled> handled, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var running = new Queue<Task<Handled>>();
        var turns = Turns.First();
        try
        {
            for (var next = 0; next < files.Count || running.Count > 0;)
            {
                if (next < files.Count && running.Count < AtOnce)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var (file, agency) = files[next++];

                    // The file system's clock is the real one, whatever clock the program is given.
                    if (!InboxFolder.IsComplete(file, TimeProvider.System.GetUtcNow().UtcDateTime)) continue;
                    seen.Add(file.FullName);
                    var own = turns;
                    turns = own.Next();
                    running.Enqueue(Task.Run(() => TryHandleAsync(file, agency, own, cancellationToken), CancellationToken.None));
                    continue;
                }
                handled.Add(await running.Dequeue());
                progress?.Report((next - running.Count) / (double)files.Count);
            }
        }
        finally
        {
            // Cancelled: nothing goes on behind the caller's back.
            await ((Task)Task.WhenAll(running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<Handled> TryHandleAsync(FileInfo file, string? agency, Turns turns, CancellationToken cancellationToken)
    {
        try
        {
            using (turns)
            {
                var outcome = await HandleAsync(file, agency, turns, cancellationToken);
                LogHandled(logger, file.Name, outcome);
                return new Handled(file.Name, outcome, null);
            }
        }
        catch (IOException) when (!File.Exists(file.FullName))
        {
            // Somebody took it away, or another node has handled it.
            return new Handled(file.Name, null, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(logger, e, file.Name);
            return new Handled(file.Name, null, e.GetBaseException().Message);
        }
    }

    private async Task<InboxOutcome> HandleAsync(FileInfo file, string? agency, Turns turns, CancellationToken cancellationToken)
    {
        Action move;
        InboxOutcome outcome;
        await using (var claimed = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.None))
        {
            await checkpoints.ReachedAsync(Checkpoint.Claimed, cancellationToken);
            CheckResult check;
            Guid? submission = null;
            if (claimed.Length > import.MaxBytes)
            {
                (check, outcome) = (pipeline.TooLarge(file.Name, claimed.Length), InboxOutcome.Rejected);
            }
            else
            {
                var bytes = new byte[claimed.Length];
                await claimed.ReadExactlyAsync(bytes, cancellationToken);
                var reading = await pipeline.ReadAsync(bytes, file.Name, new CheckAnswers(FallbackAgency: agency), cancellationToken);
                await checkpoints.ReachedAsync(Checkpoint.Parsed, cancellationToken);
                await turns.AgenciesAsync(reading.Agencies, cancellationToken);
                var prepared = await submissions.PrepareAsync(bytes, reading, Actor, cancellationToken);
                await turns.Store.ComeAsync(cancellationToken);
                var taken = await submissions.TakeInAsync(prepared, cancellationToken);
                (check, submission) = (taken.Check, taken.Submission);

                // Of several forms the worst outcome is the file's.
                outcome = taken.Results.Select(Outcome).MaxBy(Weight);
            }
            await checkpoints.ReachedAsync(Checkpoint.Committed, cancellationToken);
            turns.Store.Dispose();

            // The next file is stored meanwhile.
            await submissions.SettleAsync(cancellationToken);
            await turns.Leave.ComeAsync(cancellationToken);
            move = _folder.Prepare(file, outcome == InboxOutcome.Rejected, InboxResult.Write(check, submission, outcome, culture));
        }
        await checkpoints.ReachedAsync(Checkpoint.BeforeMove, cancellationToken);
        move();
        return outcome;
    }

    private static InboxOutcome Outcome(PublishResult result) => result switch
    {
        PublishResult.Published => InboxOutcome.Published,
        PublishResult.AlreadyPublished => InboxOutcome.Unchanged,
        PublishResult.NeedsApproval => InboxOutcome.Submitted,
        _ => InboxOutcome.Rejected,
    };

    private static int Weight(InboxOutcome outcome) => outcome switch
    {
        InboxOutcome.Unchanged => 0,
        InboxOutcome.Published => 1,
        InboxOutcome.Submitted => 2,
        _ => 3,
    };

    private sealed record Handled(string File, InboxOutcome? Outcome, string? Failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "{File}: {Outcome}")]
    private static partial void LogHandled(ILogger logger, string file, InboxOutcome outcome);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} stays in the inbox")]
    private static partial void LogFailed(ILogger logger, Exception exception, string file);
}
