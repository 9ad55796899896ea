using System.Globalization;
using System.Text.Json;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.Tests.Api;
using Kpi.Tests.Shared;

namespace Kpi.Dashboard.Tests.Pages.Reading;

/// <summary>Somebody who reads the pages in one language and asks the API the same questions, and notes wherever the two differ.</summary>
internal sealed class Walk : IDisposable
{
    /// <summary>The agency of the samples.</summary>
    public const string Agency = "sct-ha-nam";

    private const int Shown = 40;
    private readonly HttpClient _client;
    private readonly CultureInfo _culture;
    private readonly Dictionary<string, JsonElement?> _answers = new(StringComparer.Ordinal);
    private readonly List<string> _findings = [];

    public Walk(DashboardHost host, string language)
    {
        _client = host.Client();
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        _culture = CultureInfo.GetCultureInfo(language);
    }

    /// <summary>How many figures were compared.</summary>
    public int Compared { get; private set; }

    public bool English => string.Equals(_culture.TwoLetterISOLanguageName, "en", StringComparison.Ordinal);

    /// <summary>A word of the interface.</summary>
    public string Word(string key) => Text.Of(key, _culture).Replace('\u00a0', ' ');

    /// <summary>The word of the status of an analysis: a milestone it is above is not one it is short of.</summary>
    public string StatusWord(JsonElement analysis)
    {
        var most = analysis.Text("targetComparator") switch { "at-most" => analysis.Number("target"), "between" => analysis.Number("targetHigh"), _ => null };
        return analysis.Text("status") == "not-due" && analysis.Text("toward") == "missed" && analysis.Number("value") > most
            ? Word("status.not-due.over")
            : StatusWord(analysis.Text("status"), analysis.Text("toward"));
    }

    /// <summary>The word of a status of the contract.</summary>
    public string StatusWord(string? status, string? toward) => (status, toward) switch
    {
        ("met", _) => Word("status.met"),
        ("near", _) => Word("status.near"),
        ("missed", _) => Word("status.missed"),
        ("no-data", _) => Word("status.no-data"),
        ("no-target", _) => Word("status.no-target"),
        ("not-due", "met") => Word("status.not-due.met"),
        ("not-due", "near") => Word("status.not-due.near"),
        ("not-due", "missed") => Word("status.not-due.missed"),
        ("not-due", null) => Word("status.not-due"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status that a page shows."),
    };

    /// <summary>The word that stands where a figure is not.</summary>
    public string StateWord(string? state) => state switch
    {
        "not-applicable" => Word("missing.not-applicable"),
        "unreadable" => Word("missing.unreadable"),
        _ => Word("missing.missing"),
    };

    public async Task<PageElement> PageAsync(string path) =>
        PageElement.Parse(await _client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).Find("main")!;

    /// <summary>An answer of the API, asked once; null where it refuses.</summary>
    public async Task<JsonElement?> AskAsync(string path)
    {
        if (_answers.TryGetValue(path, out var known)) return known;
        using var response = await _client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative), TestContext.Current.CancellationToken);
        JsonElement? answer = response.IsSuccessStatusCode ? JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement : null;
        _answers[path] = answer;
        return answer;
    }

    public async Task<List<JsonElement>> ItemsAsync(string path) => (await AskAsync(path))!.Value.Items();

    /// <summary>Every period that anything was reported for, by its end.</summary>
    public async Task<List<string>> PeriodsAsync() => [.. (await ObservationsAsync()).Select(o => o.Text("period")!).Distinct(StringComparer.Ordinal)];

    /// <summary>What is published now.</summary>
    public async Task<List<JsonElement>> ObservationsAsync() =>
        [.. (await ItemsAsync($"observations?agency={Agency}&limit=10000")).Where(o => o.GetProperty("supersededAt").ValueKind == JsonValueKind.Null)];

    /// <summary>The indicators of the lines of the form by section, in printed order.</summary>
    public async Task<List<(int Section, string Indicator)>> LinesAsync() =>
        [.. (await ItemsAsync("forms")).Single(f => f.Text("key") == "cchc-pl1").GetProperty("lines").EnumerateArray()
            .SelectMany(l => l.GetProperty("indicators").EnumerateArray(), (l, i) => (l.GetProperty("section").GetInt32(), i.GetString()!))];

    /// <summary>Notes a difference between what is shown and what should be.</summary>
    public void Same(string place, string? shown, string? expected)
    {
        Compared++;
        if (!string.Equals(shown, expected, StringComparison.Ordinal)) _findings.Add($"{place}: shows '{shown}', should be '{expected}'");
    }

    /// <summary>The numbers of a text are these, and no others.</summary>
    public void Numbers(string place, string shown, params IReadOnlyList<double> expected)
    {
        Compared += expected.Count;
        var numbers = ShownNumber.In(shown, English);
        if (numbers.Count != expected.Count || !numbers.Zip(expected).All(n => n.First.Says(n.Second)))
        {
            _findings.Add($"{place}: shows '{shown}', should say {string.Join(" ", expected.Select(e => e.ToString("R", CultureInfo.InvariantCulture)))}");
        }
    }

    /// <summary>The first numbers of a text are these.</summary>
    public void Begins(string place, string shown, params IReadOnlyList<double> expected)
    {
        Compared += expected.Count;
        var numbers = ShownNumber.In(shown, English);
        if (numbers.Count < expected.Count || !numbers.Zip(expected).All(n => n.First.Says(n.Second)))
        {
            _findings.Add($"{place}: shows '{shown}', should begin with {string.Join(" ", expected.Select(e => e.ToString("R", CultureInfo.InvariantCulture)))}");
        }
    }

    /// <summary>The bound of a target with what is lacking: <c>≥ 35 %: còn thiếu 19 TTHC (14,5 điểm %)</c>.</summary>
    /// <param name="count">How many things are lacking; null where that cannot be said.</param>
    public void Target(string place, string shown, double? target, double? gap, double? count)
    {
        var at = shown.IndexOfAny(['≥', '≤']);
        if (target is not { } bound)
        {
            Same(place, at < 0 ? null : shown, null);
            return;
        }
        if (at < 0)
        {
            Same(place, shown, "≥ or ≤");
            return;
        }
        List<double> numbers = [bound];
        if (gap is > 0 && count is > 0 && ShownNumber.In(shown[at..], English).Count == 3) numbers.Add(count.Value);
        if (gap is not (null or 0)) numbers.Add(Math.Abs(gap.Value));
        Numbers(place, shown[at..], numbers);
    }

    /// <summary>Fails with every difference that was noted.</summary>
    /// <param name="least">How many figures must have been compared: a walk that reads nothing proves nothing.</param>
    public void AssertNone(int least)
    {
        TestContext.Current.SendDiagnosticMessage($"{Compared} figures compared");
        Assert.True(_findings.Count == 0, string.Join(Environment.NewLine, _findings.Take(Shown).Prepend($"{_findings.Count} of {Compared} differ:")));
        Assert.InRange(Compared, least, int.MaxValue);
    }

    /// <summary>The key an address of an indicator names, and its period.</summary>
    public static (string Key, string? Period) Indicator(string href)
    {
        var address = new Uri(new Uri("http://x"), href);
        var period = System.Web.HttpUtility.ParseQueryString(address.Query)["period"];
        return (address.AbsolutePath["/indicators/".Length..], period);
    }

    /// <summary>The same period a year before.</summary>
    public static string YearBefore(string period) => (int.Parse(period.AsSpan(0, 4), CultureInfo.InvariantCulture) - 1).ToString(CultureInfo.InvariantCulture) + period[4..];

    public void Dispose() => _client.Dispose();
}
