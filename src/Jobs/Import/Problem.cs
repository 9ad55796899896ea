using Kpi.Data.Rules;

namespace Kpi.Jobs.Import;

/// <summary>A coded finding at a sheet and cell. It holds facts; the words come from the resources when somebody reads it.</summary>
/// <param name="Severity">An error must be decided by a person before the line, or the file, counts.</param>
/// <param name="Code">One of <see cref="ProblemCodes"/>.</param>
/// <param name="Sheet">Null when the problem is the file's.</param>
/// <param name="Cell">Null when the problem has no cell.</param>
/// <param name="Line">Key of the indicator or printed line, or null.</param>
/// <param name="Facts">What the message names, by placeholder.</param>
public sealed record Problem(Severity Severity, string Code, string? Sheet, string? Cell, string? Line, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>What a person has said to it; null while nobody has.</summary>
    public ProblemAnswer? Answer { get; init; }

    /// <summary>Of an ambiguous number: what each of its readings would mean.</summary>
    public IReadOnlyList<ReadingEffect> Readings { get; init; } = [];

    /// <summary>Of an ambiguous number: what its line was before; null when nothing was published.</summary>
    public PreviousFigure? Previous { get; init; }

    /// <summary>Whether it keeps the file from going on.</summary>
    public bool IsOpen => Severity == Severity.Error && Answer is null;

    /// <summary>Tells it from the other problems of a file, as long as the same is wrong with the same line.</summary>
    public string Key => string.Join(':', Code, Line ?? "", Cell ?? "", Facts.GetValueOrDefault("key") ?? "");

    /// <summary>Name of the fact that chooses among the messages of one code.</summary>
    public const string Case = "case";

    public static Problem Of(Severity severity, string code, string? sheet, string? cell, string? line, params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in facts) named[name] = value ?? "";
        return new Problem(severity, code, sheet, cell, line, named);
    }
}
