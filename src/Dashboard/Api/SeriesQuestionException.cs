namespace Kpi.Dashboard.Api;

/// <summary>What was sent is not a question about a series.</summary>
/// <param name="key">Of the sentence that says why.</param>
internal sealed class SeriesQuestionException(string key, params object[] args) : Exception(key)
{
    public string Key { get; } = key;

    public IReadOnlyList<object> Args { get; } = args;
}
