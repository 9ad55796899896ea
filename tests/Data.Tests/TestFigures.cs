using System.Text.Json;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests;

/// <summary>The illustrative history and the real half-year as the published expectations state them: indicator, period, value.</summary>
internal static class TestFigures
{
    public static IReadOnlyDictionary<string, Dictionary<Period, Figure>> All { get; } = Read();

    private static Dictionary<string, Dictionary<Period, Figure>> Read()
    {
        var all = new Dictionary<string, Dictionary<Period, Figure>>(StringComparer.Ordinal);
        using var history = JsonDocument.Parse(File.ReadAllBytes(TestFiles.Path("tests", "Forms", "history", "expected.json")));
        foreach (var indicator in history.RootElement.EnumerateObject())
        {
            foreach (var value in indicator.Value.EnumerateObject()) Add(indicator.Name, value.Name, value.Value, illustrative: true);
        }
        using var real = JsonDocument.Parse(File.ReadAllBytes(TestFiles.Path("tests", "Forms", "phu-luc-I-6-thang-2024.expected.json")));
        foreach (var line in real.RootElement.GetProperty("lines").EnumerateArray()) Add(line.GetProperty("key").GetString()!, "2024-H1", line.GetProperty("value"), illustrative: false);
        return all;

        void Add(string indicator, string key, JsonElement value, bool illustrative)
        {
            var period = TestCalendar.Period(key);
            if (!all.TryGetValue(indicator, out var figures)) all[indicator] = figures = [];
            figures[period] = value.ValueKind == JsonValueKind.Null
                ? Figure.Missing(period, illustrative)
                : new Figure(period, ObservationState.Reported, value.GetDouble(), null, null, illustrative);
        }
    }
}
