namespace Kpi.Jobs.Import;

/// <summary>What a file says, before it is held against what is published.</summary>
public sealed class FileReading
{
    internal FileReading(CheckResult? unread, IReadOnlyList<ResultDraft> drafts, IReadOnlyList<Problem> findings)
    {
        Unread = unread;
        Drafts = drafts;
        Findings = findings;
    }

    /// <summary>The whole result where nothing could be read, otherwise null.</summary>
    internal CheckResult? Unread { get; }

    /// <summary>Each form or period of the file.</summary>
    internal IReadOnlyList<ResultDraft> Drafts { get; }

    /// <summary>Keys of the agencies it speaks of.</summary>
    internal IReadOnlyCollection<string> Agencies => [.. Drafts.Select(d => d.Result.Agency?.Key).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Problems of the file rather than of one of its forms.</summary>
    internal IReadOnlyList<Problem> Findings { get; }

    internal static FileReading Of(CheckResult unread) => new(unread, [], []);
}
