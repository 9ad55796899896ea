using Kpi.Data.Catalogue;
using Kpi.Data.Observations;

namespace Kpi.Data.Analysis.Goals;

/// <summary>Finds what earlier years had earned of a target's window by the date that is known now.</summary>
internal static class GoalSeasons
{
    private const int YearsBack = 5;

    /// <summary>The seasonal pace of what is counted toward a target; null where nothing is counted from the start of a window, and where fewer than two earlier years are known.</summary>
    /// <param name="own">Figures of the indicator that count, each with a value.</param>
    public static SeasonalPace? Find(GoalSources sources, List<Figure> own, GoalCase outlook)
    {
        if (outlook is not { Basis: GoalBasis.Window or GoalBasis.YearToDate, Count: { } count, Done: { } done, DaysLeft: > 0, Reports: GoalReports.Known, Figure.Period: { } now }) return null;
        var calendar = sources.Calendar;
        var share = outlook.Indicator.Kind == ValueKind.Percent;
        var earned = new List<(int, double, double)>();
        for (var back = 1; back <= YearsBack; back++)
        {
            if (calendar.Find(now.Year - back, now.Kind, now.Month) is not { } then || calendar.Find(outlook.Target.Period.Year - back, outlook.Target.Period.Kind, outlook.Target.Period.Month) is not { } window) continue;
            var year = own.FindAll(f => f.Period.Year == window.Year);
            if (year.Count == 0) continue;

            // A year says how this one goes on when it counted the same throughout; what happened in its first report's window was there from then on.
            if (sources.Divided(year.Min(f => f.Period.End), now.End)) break;
            if (By(then.End) is { } part && By(window.End) is { } whole) earned.Add((window.Year, part, whole));

            double? By(DateOnly end)
            {
                if (outlook.Basis == GoalBasis.Window) return GoalWindow.Of(year, window.Start, end, ratio: false) is var chain && chain.Until == end.AddDays(1) ? chain.Value : null;
                var figure = year.Find(f => f.Period.End == end);
                return share ? figure?.Numerator : figure?.Value;
            }
        }
        return SeasonalPace.Of(done, done + count.Remaining, earned);
    }
}
