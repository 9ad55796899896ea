using System.Globalization;
using Kpi.Data.Diagnostics;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;
using Microsoft.Extensions.Logging;

namespace Kpi.Jobs.Inbox;

/// <summary>
/// Imports what lies in the inbox. A file leaves it only after its outcome is committed, and handling it twice changes nothing, so the process may end at any
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

    // A file still being written is waited for once; a longer copy is met by the next run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly InboxFolder _folder = new(inbox.Path);

    /// <summary>Handles every complete file.</summary>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    public async Task<InboxReport> RunAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        _folder.Create();
        var counts = new Dictionary<InboxOutcome, int>();
        var failures = new List<(string, string)>();
        var started = time.GetTimestamp();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var waiting = _folder.Waiting().Where(w => !seen.Contains(w.File.FullName)).ToList();
            var incomplete = 0;
            for (var i = 0; i < waiting.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (file, agency) = waiting[i];

                // The file system's clock is the real one, whatever clock the program is given.
                if (!InboxFolder.IsComplete(file, TimeProvider.System.GetUtcNow().UtcDateTime))
                {
                    incomplete++;
                    continue;
                }
                seen.Add(file.FullName);
                if (await TryHandleAsync(file, agency, failures, cancellationToken) is { } outcome) counts[outcome] = counts.GetValueOrDefault(outcome) + 1;
                progress?.Report((i + 1.0) / waiting.Count);
            }
            if (incomplete == 0 || time.GetElapsedTime(started) > Patience) break;
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        }
        return new InboxReport(
            counts.GetValueOrDefault(InboxOutcome.Published),
            counts.GetValueOrDefault(InboxOutcome.Unchanged),
            counts.GetValueOrDefault(InboxOutcome.Submitted),
            counts.GetValueOrDefault(InboxOutcome.Rejected),
            failures);
    }

    private async Task<InboxOutcome?> TryHandleAsync(FileInfo file, string? agency, List<(string, string)> failures, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await HandleAsync(file, agency, cancellationToken);
            LogHandled(logger, file.Name, outcome);
            return outcome;
        }
        catch (IOException) when (!File.Exists(file.FullName))
        {
            // Somebody took it away, or another node has handled it.
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(logger, e, file.Name);
            failures.Add((file.Name, e.GetBaseException().Message));
            return null;
        }
    }

    private async Task<InboxOutcome> HandleAsync(FileInfo file, string? agency, CancellationToken cancellationToken)
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
                check = await pipeline.CheckAsync(bytes, file.Name, new CheckAnswers(FallbackAgency: agency), cancellationToken);
                await checkpoints.ReachedAsync(Checkpoint.Parsed, cancellationToken);
                (submission, outcome) = await StoreAsync(bytes, check, cancellationToken);
            }
            await checkpoints.ReachedAsync(Checkpoint.Committed, cancellationToken);
            move = _folder.Prepare(file, outcome == InboxOutcome.Rejected, InboxResult.Write(check, submission, outcome, culture));
        }
        await checkpoints.ReachedAsync(Checkpoint.BeforeMove, cancellationToken);
        move();
        return outcome;
    }

    /// <summary>Keeps every form of the file and publishes those that may be. The file's outcome is its worst one.</summary>
    private async Task<(Guid Submission, InboxOutcome Outcome)> StoreAsync(byte[] bytes, CheckResult check, CancellationToken cancellationToken)
    {
        var received = await submissions.KeepAsync(bytes, check, Actor, null, cancellationToken);
        var worst = InboxOutcome.Unchanged;
        foreach (var one in received)
        {
            var outcome = await PublishAsync(one, cancellationToken);
            if (Weight(outcome) > Weight(worst)) worst = outcome;
        }
        return (received[0].Submission.Id, worst);
    }

    private async Task<InboxOutcome> PublishAsync(ReceivedSubmission received, CancellationToken cancellationToken)
    {
        // The same bytes again change nothing, whatever has been decided about them since.
        if (received.Submission.State is not (SubmissionState.Received or SubmissionState.Checked)) return InboxOutcome.Unchanged;
        if (!received.Check.CanPublish) return InboxOutcome.Rejected;
        var published = await submissions.PublishAsync(received.Submission.Id, Actor, allowChanges: false, null, null, cancellationToken);
        return published.Result switch
        {
            PublishResult.Published => InboxOutcome.Published,
            PublishResult.AlreadyPublished => InboxOutcome.Unchanged,
            PublishResult.NeedsApproval => InboxOutcome.Submitted,
            _ => InboxOutcome.Rejected,
        };
    }

    private static int Weight(InboxOutcome outcome) => outcome switch
    {
        InboxOutcome.Unchanged => 0,
        InboxOutcome.Published => 1,
        InboxOutcome.Submitted => 2,
        _ => 3,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "{File}: {Outcome}")]
    private static partial void LogHandled(ILogger logger, string file, InboxOutcome outcome);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} stays in the inbox")]
    private static partial void LogFailed(ILogger logger, Exception exception, string file);
}
