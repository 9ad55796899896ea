using Kpi.Data.Observations;

namespace Kpi.Data.Series.RollUps;

/// <summary>
/// What some agencies gave for one period, ready to be added to what others gave: in any order and in any grouping the same comes out, so that a roll-up of roll-ups is the
/// roll-up of their leaves. Of nothing it is <c>default</c>.
/// </summary>
public readonly record struct RollUpSum
{
    /// <summary>Agencies of which a figure was to be expected.</summary>
    public int Expected { get; init; }

    /// <summary>Of these, those that gave one that can be added up, or said that it does not apply to them.</summary>
    public int Reported { get; init; }

    /// <summary>Agencies with a value in the sum.</summary>
    public int Valued { get; init; }

    /// <summary>Agencies that gave a rate without the counts it is made of: it cannot be added.</summary>
    public int Uncounted { get; init; }

    /// <summary>Agencies that said it does not apply to them.</summary>
    public int NotApplicable { get; init; }

    /// <summary>Sum of values, uncounted rates included.</summary>
    public double Value { get; init; }

    public double Numerator { get; init; }

    public double Denominator { get; init; }

    /// <summary>Sum of values over the days of their own windows.</summary>
    public double PerDay { get; init; }

    /// <summary>Sum of what was known before of how much the expected agencies weigh: denominators of rates, values of counts.</summary>
    public double WeightExpected { get; init; }

    public double WeightReported { get; init; }

    /// <summary>Missing agencies of which no weight is known.</summary>
    public int Unweighted { get; init; }

    /// <summary>Whether anything in it is made up.</summary>
    public bool Illustrative { get; init; }

    /// <summary>First day of the common window; the earliest one where windows differ.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Last day of the common window; the latest one where windows differ.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Days that were counted, where they are not those of the window.</summary>
    public int? Counted { get; init; }

    /// <summary>Days of the common window, or those counted of it; null without one.</summary>
    public int? Days => Counted ?? End?.DayNumber - Start?.DayNumber + 1;

    /// <summary>Whether the agencies reported over different windows.</summary>
    public bool UnlikeWindows { get; init; }

    public static RollUpSum operator +(RollUpSum a, RollUpSum b) => a.Add(b);

    public RollUpSum Add(RollUpSum other) => new()
    {
        Expected = Expected + other.Expected,
        Reported = Reported + other.Reported,
        Valued = Valued + other.Valued,
        Uncounted = Uncounted + other.Uncounted,
        NotApplicable = NotApplicable + other.NotApplicable,
        Value = Value + other.Value,
        Numerator = Numerator + other.Numerator,
        Denominator = Denominator + other.Denominator,
        PerDay = PerDay + other.PerDay,
        WeightExpected = WeightExpected + other.WeightExpected,
        WeightReported = WeightReported + other.WeightReported,
        Unweighted = Unweighted + other.Unweighted,
        Illustrative = Illustrative || other.Illustrative,
        Start = Start is null || other.Start < Start ? other.Start ?? Start : Start,
        End = End is null || other.End > End ? other.End ?? End : End,
        Counted = Counted is null || other.Counted > Counted ? other.Counted ?? Counted : Counted,
        UnlikeWindows = UnlikeWindows || other.UnlikeWindows || (Start is not null && other.Start is not null && (Start != other.Start || End != other.End || Days != other.Days)),
    };

    /// <summary>What one agency gave.</summary>
    /// <param name="figure">Null when it gave nothing; that is not zero.</param>
    /// <param name="window">The days its report covers.</param>
    /// <param name="weight">What it weighed before; null when that is not known.</param>
    /// <param name="counted">Days that were counted; null for those of the window.</param>
    public static RollUpSum Of(RollUpRule rule, Figure? figure, (DateOnly Start, DateOnly End) window, double? weight, int? counted = null)
    {
        if (figure is { State: ObservationState.NotApplicable }) return new RollUpSum { Expected = 1, Reported = 1, NotApplicable = 1, Illustrative = figure.Illustrative };
        if (figure?.Value is not { } value) return new RollUpSum { Expected = 1, WeightExpected = weight ?? 0, Unweighted = weight is null ? 1 : 0 };
        if (rule == RollUpRule.Ratio && figure is not { Numerator: not null, Denominator: not null })
        {
            return new RollUpSum { Expected = 1, Uncounted = 1, Value = value, WeightExpected = weight ?? 0, Unweighted = weight is null ? 1 : 0, Illustrative = figure.Illustrative };
        }
        var known = weight ?? WeightOf(rule, figure) ?? 0;
        return new RollUpSum
        {
            Expected = 1,
            Reported = 1,
            Valued = 1,
            Value = value,
            Numerator = figure.Numerator ?? 0,
            Denominator = figure.Denominator ?? 0,
            PerDay = value / (counted ?? window.End.DayNumber - window.Start.DayNumber + 1),
            WeightExpected = known,
            WeightReported = known,
            Illustrative = figure.Illustrative,
            Start = window.Start,
            End = window.End,
            Counted = counted,
        };
    }

    /// <summary>How much a figure weighs in the next sum: its denominator, or the count itself; null when that cannot be said.</summary>
    public static double? WeightOf(RollUpRule rule, Figure figure) => rule == RollUpRule.Ratio ? figure.Denominator : figure.Value is { } value ? Math.Abs(value) : null;
}
