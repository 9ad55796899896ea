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

    /// <summary>Problems of the file rather than of one of its forms.</summary>
    internal IReadOnlyList<Problem> Findings { get; }

    internal static FileReading Of(CheckResult unread) => new(unread, [], []);
}
