using System.Text.Json;
using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Inbox;

/// <summary>What the illustrative history must have become: every value of it, each published exactly once.</summary>
internal static class ExpectedHistory
{
    public static async Task AssertIsPublishedOnceAsync(ProgramProcess program, CancellationToken cancel)
    {
        using var expected = JsonDocument.Parse(await File.ReadAllBytesAsync(TestFiles.Path("tests", "Forms", "history", "expected.json"), cancel));
        var observations = await program.GetAsync("/api/v1/observations", cancel);
        Assert.Equal(JsonValueKind.Null, observations.GetProperty("next").ValueKind);
        var found = observations.GetProperty("items").EnumerateArray()
            .Where(o => !o.GetProperty("indicator").GetString()!.StartsWith("kpi.", StringComparison.Ordinal))
            .Select(o => (
                Key: $"{o.GetProperty("indicator").GetString()} {o.GetProperty("period").GetString()}",
                Value: o.GetProperty("value").ValueKind == JsonValueKind.Null ? (double?)null : o.GetProperty("value").GetDouble(),
                Revision: o.GetProperty("revision").GetInt32()))
            .ToList();
        Assert.All(found, o => Assert.Equal((o.Key, 1), (o.Key, o.Revision)));
        var wanted = expected.RootElement.EnumerateObject()
            .SelectMany(i => i.Value.EnumerateObject().Select(p => KeyValuePair.Create($"{i.Name} {p.Name}", p.Value.ValueKind == JsonValueKind.Null ? (double?)null : p.Value.GetDouble())))
            .OrderBy(p => p.Key, StringComparer.Ordinal);
        Assert.Equal(wanted, found.Select(o => KeyValuePair.Create(o.Key, o.Value)).OrderBy(p => p.Key, StringComparer.Ordinal));
    }
}
