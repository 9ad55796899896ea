using Kpi.Data.Analysis.Projections;
using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Data.Analysis.Goals;

/// <summary>Says where a level, or what is counted toward a target, will be on its day, and whether a page may show it (methods §2.5).</summary>
internal static class GoalForecasts
{
    private const int Horizon = 4;

    /// <param name="own">Figures of the indicator that count, each with a value.</param>
    public static (GoalForecast? Forecast, GoalHold? Hold) Find(GoalSources sources, List<Figure> own, GoalCase outlook)
    {
        var now = outlook.Figure?.Period ?? (outlook.Reports == GoalReports.NoneYet ? own.Where(f => f.Period.End < outlook.Target.Period.Start).MaxBy(f => f.Period.End)?.Period : null);
        if (now is null) return (null, GoalHold.NoFigure);
        if (GoalSources.Steps(outlook.Basis, now, outlook.Target.Period) is not var (from, to) || to > Horizon) return (null, GoalHold.TooFar);
        if (outlook.Basis == GoalBasis.Level) return Level(sources, outlook, now, to);
        return SumOf(sources.Catalogue, outlook) is { } counted ? Sum(sources, outlook, counted, now, from, to) : (null, outlook.Figure is null ? GoalHold.NoFigure : GoalHold.NotALevel);
    }

    private static (GoalForecast? Forecast, GoalHold? Hold) Level(GoalSources sources, GoalCase outlook, Period now, int ahead)
    {
        if (sources.SeriesOf(outlook.Indicator, now) is not { Series: { } series } made) return (null, GoalHold.NotALevel);
        var hold = HoldOf(series.Hold);
        if (series.Projection.Points.Count < ahead || series.Projection.Points[ahead - 1] is not { Low80: { } low, High80: { } high } point) return (null, hold ?? GoalHold.TooFewPoints);
        var options = ProjectionOptions.Default with { Percent = outlook.Indicator.Kind == ValueKind.Percent, NonNegative = outlook.Indicator.Kind == ValueKind.Count };

        // What lies before limits that began anew, or before a break, is not what is projected.
        var values = made.Points.Skip(made.Points.Count - Math.Min(series.Projection.Count, made.Points.Count)).Select(p => p.Value).ToList();
        var run = Projector.RunOf(values, options);
        var chance = outlook.Target.High is { } upper
            ? Projector.ChanceWithin(run, ahead, outlook.Target.Value, upper)
            : Projector.ChanceOf(run, ahead, outlook.Target.Value, outlook.AtLeast);
        return (new GoalForecast(point.Value, low, high, ahead, series.Projection.Method, series.Projection.Count, chance), hold);
    }

    private static (GoalForecast? Forecast, GoalHold? Hold) Sum(GoalSources sources, GoalCase outlook, Indicator counted, Period now, int from, int to)
    {
        if (sources.SeriesOf(counted, now) is not { Series: { } series } made) return (null, GoalHold.NotALevel);
        var hold = HoldOf(series.Hold);
        var share = outlook.Indicator.Kind == ValueKind.Percent;
        var whole = share ? outlook.Figure!.Denominator!.Value : 100;
        var values = made.Points.Skip(made.Points.Count - Math.Min(series.Projection.Count, made.Points.Count)).Select(p => p.Value).ToList();
        var known = outlook.Figure is not { } figure ? 0 : share ? figure.Numerator!.Value : figure.Value!.Value;
        var most = share && outlook.Target.High >= 100 && known <= whole ? double.PositiveInfinity : outlook.Target.High / 100 * whole;
        if (Landings.Of(values, from, to, known, outlook.Target.Value / 100 * whole, outlook.AtLeast, most) is not { } landing) return (null, hold ?? GoalHold.TooFewPoints);

        // Of a whole there is never more than all, unless more has been counted already.
        double Shown(double value) => !share ? value : known > whole ? 100 * value / whole : Math.Min(100, 100 * value / whole);
        return (new GoalForecast(Shown(landing.Value), Shown(landing.Low80), Shown(landing.High80), landing.Steps, landing.Method, landing.Count, landing.Chance), hold);
    }

    // What is counted quarter by quarter toward a sum: the indicator itself, or the numerator of a share whose denominator is a level.
    private static Indicator? SumOf(CatalogueSnapshot catalogue, GoalCase outlook) => outlook switch
    {
        { Basis: GoalBasis.YearToDate or GoalBasis.Window, Indicator: { Formula: null, Kind: ValueKind.Count } own } => own,
        { Basis: GoalBasis.YearToDate, Indicator: { Kind: ValueKind.Percent, Formula: { Numerator: Expression.Operand { Key: var key }, Denominator: { } denominator } }, Figure: { Numerator: not null, Denominator: > 0 } }
            when denominator.Keys.Select(catalogue.Find).All(o => o is { Accumulation: Accumulation.Stock }) && catalogue.Find(key) is { Kind: ValueKind.Count } numerator => numerator,
        _ => null,
    };

    private static GoalHold? HoldOf(ProjectionHold? hold) => hold switch
    {
        null => null,
        ProjectionHold.Break => GoalHold.Break,
        ProjectionHold.Rebase => GoalHold.Rebase,
        _ => GoalHold.SpecialCause,
    };
}
