using System.Text.Json;
using Kpi.Data;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Api;

/// <summary>
/// Reads a series somebody sent to have it analysed. What cannot be analysed for a point is left out of it and said; only a request that is not one is refused.
/// </summary>
internal sealed class SeriesQuestionReader
{
    // Squares and sums of such numbers stay finite.
    private const double Largest = 1e100;
    private const int MostPoints = 10_000;
    private const int LeastBaseline = 12;
    private static readonly string[] RequestNames = ["points", "direction", "target", "options"];
    private static readonly string[] OptionNames = ["screening", "twoOfThree", "rebaseAt", "baseline", "chart", "runLength", "measure", "near", "season", "horizon"];

    private readonly List<SentPoint> _sent = [];
    private readonly List<PointProblem> _problems = [];
    private SignalOptions _signals = SignalOptions.Default;
    private ProjectionOptions _projections = ProjectionOptions.Default;
    private List<string> _rebaseAt = [];
    private double? _near;

    private SeriesQuestionReader()
    {
    }

    /// <summary>Reads a request.</summary>
    /// <exception cref="SeriesQuestionException">It is not one.</exception>
    public static SentSeries Read(JsonElement request)
    {
        // JSON may hold half a character, or bytes that are none: that is no text to read, nor to answer with.
        try
        {
            ReadText(request);
        }
        catch (InvalidOperationException)
        {
            throw new SeriesQuestionException("analysis.text");
        }
        var reader = new SeriesQuestionReader();
        return reader.ReadRequest(request);
    }

    private static void ReadText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadText(property.Value);
                }
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) ReadText(item);
                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }

    private SentSeries ReadRequest(JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object) throw new SeriesQuestionException("analysis.object", "request");
        foreach (var property in request.EnumerateObject().Where(p => !RequestNames.Contains(p.Name, StringComparer.Ordinal))) _problems.Add(new PointProblem(property.Name, "request.unknown-name"));
        var direction = Direction.None;
        if (Given(request, "direction") is { } word) direction = Word<Direction>(word, "direction");
        var range = Given(request, "target") is { } target ? Target(target, direction) : null;

        // Two bounds say that it is a range, as they do where a target is set: whichever way is better, neither of them is passed over.
        if (range is { Low: not null, High: not null }) direction = Direction.Range;
        if (Given(request, "options") is { } options) Options(options);
        Points(request);
        var (points, shown) = WithGaps();
        Whole(points, range, direction);
        var places = new List<int>();
        foreach (var key in _rebaseAt)
        {
            var at = shown.FindIndex(s => s is { } place && string.Equals(_sent[place].Period, key, StringComparison.Ordinal));
            if (at < 0) throw new SeriesQuestionException("analysis.rebase", key);
            places.Add(at);
        }
        var question = new SeriesQuestion(points, direction)
        {
            Target = range,
            NearWidth = _near,
            Signals = _signals with { RebaseAt = places },
            Projections = _projections,
        };
        return new SentSeries(question, [.. _sent.Select(s => s.Period)], shown, _problems);
    }

    private void Points(JsonElement request)
    {
        if (Given(request, "points") is not { ValueKind: JsonValueKind.Array } points) throw new SeriesQuestionException("analysis.points");
        if (points.GetArrayLength() > MostPoints) throw new SeriesQuestionException("analysis.too-many", MostPoints);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var point in points.EnumerateArray())
        {
            if (point.ValueKind != JsonValueKind.Object) throw new SeriesQuestionException("analysis.object", "points");
            if (Given(point, "period") is not { ValueKind: JsonValueKind.String } period || string.IsNullOrWhiteSpace(period.GetString())) throw new SeriesQuestionException("analysis.period");
            var key = period.GetString()!;
            if (!keys.Add(key)) throw new SeriesQuestionException("analysis.duplicate", key);
            _sent.Add(Point(key, Side(point, "value"), Side(point, "numerator"), Side(point, "denominator")));
        }
    }

    /// <summary>What the series as a whole, or its target, keeps from being said.</summary>
    private void Whole(List<SeriesValue> points, (double? Low, double? High)? target, Direction direction)
    {
        var values = points.Where(p => p != default).Select(p => _signals.Chart == ControlChart.Xmr ? p.Value : p.Numerator / p.Denominator).Distinct().Take(2).ToList();
        var known = points.Count(p => p != default);
        if (known == 1) _problems.Add(new PointProblem(null, "series.one-point"));
        if (known > 1 && values.Count == 1) _problems.Add(new PointProblem(null, "series.constant"));
        if (target is { Low: 0, High: null } or { Low: null, High: 0 }) _problems.Add(new PointProblem(null, "target.zero"));
        if (target is { } bounds && Unused(bounds, direction) is { } code) _problems.Add(new PointProblem(null, code));
    }

    // One bound says nothing of what is better: a least value may be the lower end of a range. It is not guessed; nothing is judged, and that is said.
    private static string? Unused((double? Low, double? High) target, Direction direction) => (direction, target) switch
    {
        (_, { Low: null, High: null }) or (Direction.Higher, { Low: null }) or (Direction.Lower, { High: null }) or (Direction.Range, not { Low: not null, High: not null }) => "target.no-bound",
        (Direction.None, _) => "target.no-direction",
        _ => null,
    };

    private SentPoint Point(string period, double? value, double? numerator, double? denominator)
    {
        var rates = _signals.Chart != ControlChart.Xmr;
        var code = (rates, value, numerator, denominator) switch
        {
            _ when Math.Abs(value ?? 0) > Largest || Math.Abs(numerator ?? 0) > Largest || Math.Abs(denominator ?? 0) > Largest => "point.too-large",
            (false, null, _, _) => "point.no-value",
            (_, _, null, not null) or (_, _, not null, null) or (true, _, null, null) => "point.no-side",
            (_, _, _, 0) => "point.zero-denominator",
            (true, _, < 0, _) or (true, _, _, < 0) => "point.negative-count",
            (true, _, { } above, { } below) when above > below => "point.above-whole",
            _ => null,
        };
        if (code is null) return new SentPoint(period, new SeriesValue(value, numerator, denominator));
        _problems.Add(new PointProblem(period, code));
        return new SentPoint(period, default);
    }

    /// <summary>Where keys name months, quarters or years, a period that was left out is a gap: nothing runs across it. Other keys are taken as they follow each other.</summary>
    private (List<SeriesValue> Points, List<int?> Shown) WithGaps()
    {
        var places = _sent.ConvertAll(s => Place(s.Period));
        var kinds = places.Select(p => p?.Kind).Distinct(StringComparer.Ordinal).ToList();
        var ordered = kinds is [not null];
        if (kinds.Count > 1 && kinds.TrueForAll(k => k is not null)) _problems.Add(new PointProblem(null, "period.unlike-windows"));
        if (ordered && places.Zip(places.Skip(1), (a, b) => a!.Value.Place >= b!.Value.Place).Any(wrong => wrong))
        {
            _problems.Add(new PointProblem(null, "period.order"));
            ordered = false;
        }
        var points = new List<SeriesValue>();
        var shown = new List<int?>();
        for (var i = 0; i < _sent.Count; i++)
        {
            var gap = ordered && i > 0 ? places[i]!.Value.Place - places[i - 1]!.Value.Place - 1 : 0;
            if (gap > 0)
            {
                _problems.Add(new PointProblem(_sent[i].Period, "period.gap"));

                // One is enough to keep both sides apart.
                points.Add(default);
                shown.Add(null);
            }
            points.Add(_sent[i].Value);
            shown.Add(i);
        }
        return (points, shown);
    }

    private static (string Kind, int Place)? Place(string key) => !PeriodKey.TryParse(key, out var year, out var kind, out var month) ? null : kind switch
    {
        PeriodKind.Month => ("month", (12 * year) + month),
        >= PeriodKind.Q1 and <= PeriodKind.Q4 => ("quarter", (4 * year) + (kind - PeriodKind.Q1)),
        _ => (Words.Of(kind), year),
    };

    private void Options(JsonElement options)
    {
        Known(options, "options", OptionNames);
        if (Given(options, "screening") is { } screening)
        {
            _signals = _signals with { Screening = screening.ValueKind is JsonValueKind.True or JsonValueKind.False ? screening.GetBoolean() : throw Wrong("screening", screening) };
        }
        if (Given(options, "twoOfThree") is { } rule)
        {
            _signals = _signals with
            {
                TwoOfThree = rule.ValueKind != JsonValueKind.String ? throw Wrong("twoOfThree", rule) : rule.GetString() switch
                {
                    "beyond-2-sigma" => TwoOfThreeRule.BeyondTwoSigma,
                    "between-2-and-3-sigma" => TwoOfThreeRule.BetweenTwoAndThreeSigma,
                    "counting-outside" => TwoOfThreeRule.CountingOutside,
                    _ => throw Wrong("twoOfThree", rule),
                },
            };
        }
        if (Given(options, "chart") is { } chart)
        {
            _signals = _signals with
            {
                Chart = chart.ValueKind != JsonValueKind.String ? throw Wrong("chart", chart) : chart.GetString() switch
                {
                    "xmr" => ControlChart.Xmr,
                    "p" => ControlChart.P,
                    "pprime" => ControlChart.PPrime,
                    _ => throw Wrong("chart", chart),
                },
            };
        }
        if (Given(options, "rebaseAt") is { } rebase)
        {
            if (rebase.ValueKind != JsonValueKind.Array || rebase.EnumerateArray().Any(r => r.ValueKind != JsonValueKind.String)) throw Wrong("rebaseAt", rebase);
            _rebaseAt = [.. rebase.EnumerateArray().Select(r => r.GetString()!)];
        }
        if (Whole(options, "baseline", LeastBaseline, MostPoints) is { } frozen) _signals = _signals with { Baseline = frozen };
        if (Whole(options, "runLength", 5, 12) is { } run) _signals = _signals with { RunLength = run };
        var measure = "number";
        if (Given(options, "measure") is { } named) measure = named.ValueKind == JsonValueKind.String ? named.GetString()! : throw Wrong("measure", named);
        else if (_signals.Chart != ControlChart.Xmr) measure = "percent";
        if (measure is not ("number" or "count" or "percent")) throw new SeriesQuestionException("analysis.option", "measure", measure);
        _projections = _projections with { Percent = measure == "percent", NonNegative = measure == "count", Season = Whole(options, "season", 0, 12) ?? 0, Horizon = Whole(options, "horizon", 1, 8) ?? 4 };
        _near = Number(options, "near");
        if (_near < 0) throw Wrong("near", options.GetProperty("near"));
    }

    private static (double? Low, double? High)? Target(JsonElement target, Direction direction)
    {
        double? low = null, high = null;
        switch (target.ValueKind)
        {
            case JsonValueKind.Number when direction != Direction.Range:
                var bound = Finite(target, "target");
                if (direction == Direction.Lower) high = bound;
                else low = bound;
                break;
            case JsonValueKind.Object:
                Known(target, "target", ["low", "high"]);
                (low, high) = (Number(target, "low"), Number(target, "high"));
                break;
            case JsonValueKind.Array when target.GetArrayLength() == 2:
                (low, high) = (Finite(target[0], "target"), Finite(target[1], "target"));
                break;
            default:
                throw Wrong("target", target);
        }
        if (low > high) throw Wrong("target", target);
        return (low, high);
    }

    private static T Word<T>(JsonElement word, string name)
        where T : struct, Enum => (word.ValueKind == JsonValueKind.String ? Words.TryParse<T>(word.GetString()) : null) ?? throw Wrong(name, word);

    private static int? Whole(JsonElement parent, string name, int low, int high)
    {
        if (Given(parent, name) is not { } found) return null;
        return found.ValueKind == JsonValueKind.Number && found.TryGetInt32(out var whole) && whole >= low && whole <= high ? whole : throw Wrong(name, found);
    }

    private static double? Number(JsonElement parent, string name) => Given(parent, name) is { } found ? Finite(found, name) : null;

    // 1e999 is JSON and no number we can count with: it leaves its point undefined.
    private static double? Side(JsonElement point, string name) => Given(point, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } found => found.GetDouble(),
        { } found => throw Wrong(name, found),
    };

    private static double Finite(JsonElement found, string name) =>
        found.ValueKind == JsonValueKind.Number && found.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Wrong(name, found);

    private static JsonElement? Given(JsonElement parent, string name) => parent.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    private static void Known(JsonElement element, string name, string[] names)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new SeriesQuestionException("analysis.object", name);
        foreach (var property in element.EnumerateObject())
        {
            if (!names.Contains(property.Name, StringComparer.Ordinal)) throw new SeriesQuestionException("analysis.unknown", property.Name, string.Join(", ", names));
        }
    }

    private static SeriesQuestionException Wrong(string name, JsonElement found)
    {
        const int Shown = 60;
        var raw = found.GetRawText();
        return new SeriesQuestionException("analysis.option", name, raw.Length > Shown ? raw[..Shown] + "…" : raw);
    }

    private sealed record SentPoint(string Period, SeriesValue Value);
}
