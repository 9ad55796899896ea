using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Catalogue;
using Kpi.Data.Targets;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>Says what targets ask for, from fixed templates: things before points, days named, and nothing about chances that the figures do not carry.</summary>
public sealed class TargetsSentences(Wording words, NumberText numbers, DateText dates, IStringLocalizer<Text> text)
{
    /// <summary>The next milestones: how many, how they stand, and the hardest of them.</summary>
    public string Headline(TargetsView view)
    {
        if (view.Ahead.Count == 0) return text[view.Targets.Any() ? "targets.headline.none-ahead" : "targets.headline.none", Year(view)];
        var next = view.Ahead.Where(o => o.Target.Period == view.Ahead[0].Target.Period).ToList();
        var parts = next.GroupBy(Bucket).OrderBy(g => g.Key).Select(g => Counted(g.Key, g.Count()));
        var first = text["targets.headline", Capital(words.PeriodBrief(next[0].Target.Period)), numbers.Count(next.Count), string.Join(", ", parts)].Value;
        return Hardest(next) is { } hardest ? $"{first}; {hardest}" : first + ".";
    }

    /// <summary>How many targets are in force, how many of them made up, and whether a draft waits.</summary>
    public string Second(TargetsView view)
    {
        var set = view.Targets.Where(t => !t.OnPath).ToList();
        var parts = new List<string> { text["targets.second", Year(view), numbers.Count(set.Count)] };
        if (set.Count(t => t.Illustrative) is > 0 and var made) parts.Add(text["targets.second.illustrative", numbers.Count(made)]);
        if (view.Plan is { Rows.Count: > 0 and var drafted }) parts.Add(text["targets.second.draft", numbers.Count(drafted)]);
        return string.Join(' ', parts);
    }

    /// <summary>The side and value of a target: <c>≥ 35 %</c>, <c>từ 3 đến 5 hồ sơ</c>.</summary>
    /// <param name="high">Upper bound of a range; null for every other target.</param>
    public string Bound(Indicator indicator, TargetComparator comparator, double value, double? high)
    {
        var unit = indicator.Kind == ValueKind.Percent ? "" : words.UnitOfMeasure(indicator, high ?? value);
        return words.Bound(indicator, comparator, value, high) + (unit.Length > 0 ? NumberText.NoBreakSpace + unit : "");
    }

    /// <summary>The same of a target in force.</summary>
    public string Bound(Indicator indicator, Target target) => Bound(indicator, target.Comparator, target.Value, target.High);

    /// <summary>The same of one in a draft.</summary>
    public string Bound(Indicator indicator, TargetPlanRow row) => Bound(indicator, row.Comparator, row.Value, row.High);

    /// <summary>Where a target comes from: its decision with its day, the target whose path it lies on, or that it is made up.</summary>
    public string Source(Target target) => target switch
    {
        { Illustrative: true } => text["targets.source.none"],
        { OnPath: true } => text["targets.source.path"],
        { DocumentDate: { } date } => text["targets.source.dated", target.Document, dates.Date(date)],
        _ => target.Document,
    };

    /// <summary>What has to come until the target's day.</summary>
    public string Need(GoalCase outlook)
    {
        var days = words.Days(outlook.DaysLeft);
        return outlook switch
        {
            { Reports: GoalReports.Gap } => text["targets.need.gap"],
            { Verdict: GoalVerdict.NoFigure } => text["targets.need.no-figure"],
            { Verdict: GoalVerdict.Secured } => text["targets.need.secured"],
            { Within: true } => words.Gap(outlook.Indicator, outlook.Judgement) is { } off ? text["targets.need.range", off] : text["targets.need.no-figure"],
            { Verdict: GoalVerdict.OutOfReach, Rate: { High.BestPercent: { } best } } => text["targets.need.out-of-reach", words.Value(outlook.Indicator, best, outlook.Target.Value)],
            { Verdict: GoalVerdict.Reached, Surplus: > 0 and { } surplus } => text["targets.need.surplus", Things(outlook, surplus)],
            { Reports: GoalReports.NoneYet, Rate: { Mid: { NeededPercent: { } needed } }, Volume: { } volume } => text["targets.need.unreported.rate", Side(outlook, needed), Range(volume, outlook), days],
            { Reports: GoalReports.NoneYet, Count: { } count } => text[outlook.AtLeast ? "targets.need.unreported.count" : "targets.need.unreported.limit", Things(outlook, Math.Ceiling(count.Remaining)), days],
            { Rate: { Mid: { NeededPercent: { } needed } }, Volume: { } volume } => text["targets.need.rate", Side(outlook, needed), Range(volume, outlook), days],
            { AtLeast: false, Verdict: not GoalVerdict.OutOfReach, Count: { Remaining: >= 0 and var room } } => text["targets.need.limit", Things(outlook, Math.Floor(room)), days],
            { AtLeast: true, Count: { Remaining: > 0 and { } remaining } } => text["targets.need.count", Things(outlook, Math.Ceiling(remaining)), days],
            _ => words.Gap(outlook.Indicator, outlook.Judgement) ?? text["targets.need.no-figure"],
        };
    }

    /// <summary>How many of the cases to come may fail; null where that plays no part.</summary>
    public string? MayFail(GoalCase outlook) => outlook.MayFail is { } may ? text["targets.may-fail", Things(outlook, may)].Value : null;

    /// <summary>What was done so far, and in how many days; null when it is not known.</summary>
    public string? Pace(GoalCase outlook) => outlook switch
    {
        { Done: { } done, Elapsed: > 0 } => text["targets.pace", Things(outlook, done), words.Days(outlook.Elapsed)].Value,
        { Volume: not null, Figure.Value: { } value } => words.Value(outlook.Indicator, value),
        _ => (string?)null,
    };

    /// <summary>How many times the pace so far is required: <c>9,5 lần</c>; null when there is no pace.</summary>
    public string? Times(GoalCase outlook) => outlook.Times is { } ratio ? text["targets.times", numbers.Count(ratio, 1)].Value : null;

    /// <summary>The same held against how earlier years were earned: <c>theo mùa vụ: 1,4 lần</c>; null where fewer than two of them are known, and for a limit.</summary>
    public string? Season(GoalCase outlook) => outlook is { AtLeast: true, Season: { Ratio: { } ratio } season }
        ? text["targets.times.season", numbers.Count(ratio, 1), YearList(season.Years)].Value
        : null;

    // In a narrow column: 2021–2023 in one piece, like 2022, 2023.
    private static string YearList(IReadOnlyList<int> years) => years.Count > 2 && years[^1] - years[0] == years.Count - 1
        ? FormattableString.Invariant($"{years[0]}–{years[^1]}")
        : string.Join(years.Count > 2 ? ", " : $",{NumberText.NoBreakSpace}", years.Select(y => y.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Where the figure will land, with its range, or why that is not said.</summary>
    public string Landing(GoalCase outlook) => outlook is { Hold: null, Forecast: { } f }
        ? text["targets.landing", Whole(outlook.Indicator, f.Value), Whole(outlook.Indicator, f.Low), Whole(outlook.Indicator, f.High)]
        : outlook.Hold switch
        {
            GoalHold.NoFigure => text["targets.hold.no-figure"],
            GoalHold.TooFewPoints => text["targets.hold.too-few"],
            GoalHold.TooFar => text["targets.hold.too-far"],
            GoalHold.SpecialCause => text["targets.hold.special-cause"],
            GoalHold.Rebase => text["targets.hold.rebase"],
            GoalHold.Break => text["targets.hold.break"],
            _ => text["targets.hold.not-a-level"],
        };

    /// <summary>How likely the target is to be met; null where nothing can be said.</summary>
    public string? Chance(GoalCase outlook) => (outlook.Hold is null ? outlook.Forecast?.Chance : null) switch
    {
        null => null,
        < 0.10 => text["targets.chance.very-unlikely"].Value,
        < 0.33 => text["targets.chance.unlikely"].Value,
        < 0.66 => text["targets.chance.uncertain"].Value,
        <= 0.90 => text["targets.chance.likely"].Value,
        _ => text["targets.chance.very-likely"].Value,
    };

    /// <summary>What a landing, or the number of cases to come, rests on.</summary>
    public string? Basis(GoalCase outlook) => outlook switch
    {
        { Hold: null, Forecast: { } f } => text["targets.basis.forecast", Method(f.Method), numbers.Count(f.Count)].Value,
        { Volume: { Quarters: > 0 and var quarters } } => text["targets.basis.quarters", numbers.Count(quarters)].Value,
        { Volume: { Years.Count: > 0 } v } => text["targets.basis.years", YearList(v.Years)].Value,
        { Volume: not null } => text["targets.basis.pace"].Value,
        _ => null,
    };

    /// <summary>The verdict in a word or two, and the shape it is drawn with.</summary>
    public (string Symbol, string Word) Verdict(GoalCase outlook) => outlook.Verdict switch
    {
        GoalVerdict.Secured => ("st-duemet", text["targets.verdict.secured"]),
        GoalVerdict.Reached => ("st-duemet", text["targets.verdict.reached"]),
        GoalVerdict.OutOfReach => ("st-duegap", text["targets.verdict.out-of-reach"]),
        GoalVerdict.NoFigure => ("st-nodata", text["targets.verdict.no-figure"]),
        _ when outlook.Judgement is { Over: true, Toward: Status.Missed } => ("st-duegap", text["targets.verdict.over"]),
        _ when outlook.Judgement.Toward == Status.Near => ("st-duenear", text["targets.verdict.near"]),
        _ when outlook.Judgement.Toward == Status.Met || outlook.Figure is null => ("st-due", text["targets.verdict.open"]),
        _ => ("st-duegap", text["targets.verdict.short"]),
    };

    /// <summary>What would follow from an assumption.</summary>
    public string Outcome(TargetWhatIf what)
    {
        var (indicator, figure) = (what.Outlook.Indicator, what.Figure!);
        var amount = words.Amounts(indicator, figure) is { } amounts ? $"{amounts} = {words.Value(indicator, figure.Value!.Value, what.Outlook.Target.Nearest(figure.Value!.Value))}" : words.Difference(indicator, figure.Value!.Value);
        if (indicator.Kind == ValueKind.Percent && figure.Numerator is null) amount = words.Value(indicator, figure.Value!.Value, what.Outlook.Target.Nearest(figure.Value!.Value));
        var parts = new[] { what.Judgement! }.Concat(what.Later).Where(j => j.Target is not null)
            .Select(j => text[j.Gap <= 0 ? "targets.if.met" : "targets.if.short", words.PeriodBrief(j.Target!.Period), Bound(indicator, j.Target), words.Gap(indicator, j) ?? ""].Value);
        return text["targets.if.outcome", amount, string.Join("; ", parts)];
    }

    /// <summary>What is asked for when something is assumed.</summary>
    public string Asked(GoalCase outlook) => GoalAssumption.KindOf(outlook) switch
    {
        GoalAssumptionKind.More => text["targets.if.more", Unit(outlook), words.PeriodBrief(outlook.Target.Period)],
        GoalAssumptionKind.RateOfRest => text["targets.if.rate", words.PeriodBrief(outlook.Target.Period)],
        _ => text["targets.if.value", words.PeriodBrief(outlook.Target.Period)],
    };

    /// <summary>Why a pasted cell is not taken.</summary>
    public string Problem(PasteCell cell) => cell.Problem switch
    {
        PasteProblem.UnknownIndicator => text["targets.paste.unknown-indicator"],
        PasteProblem.SeveralIndicators => text["targets.paste.several-indicators"],
        PasteProblem.UnknownPeriod => text["targets.paste.unknown-period"],
        PasteProblem.OtherYear => text["targets.paste.other-year", words.PeriodBrief(cell.Period!)],
        PasteProblem.OutOfRange => text["targets.paste.out-of-range"],
        PasteProblem.Ambiguous => text["targets.paste.ambiguous", string.Join($" {text["targets.paste.or"].Value} ", cell.Readings.Select(r => words.Exact(cell.Indicator!, r)))],
        PasteProblem.Twice => text["targets.paste.twice"],
        _ => text["targets.paste.not-a-number"],
    };

    /// <summary>How a target is approached.</summary>
    public string Shape(TargetPath? path) => path?.Shape switch
    {
        null => text["targets.shape.none"],
        TrajectoryShape.Stepped => text["targets.shape.stepped"],
        TrajectoryShape.LinearByDays => text["targets.shape.linear-by-days"],
        _ => text["targets.shape.linear-by-periods"],
    };

    private string? Hardest(List<GoalCase> next) => next.Where(o => o is { Verdict: GoalVerdict.Open, AtLeast: true, Count.Remaining: > 0 }).MaxBy(o => o.Times ?? 0) is { } hardest
        ? Times(hardest) is { } times
            ? text["targets.headline.hardest", words.Name(hardest.Indicator), Need(hardest), times].Value
            : text["targets.headline.hardest.no-pace", words.Name(hardest.Indicator), Need(hardest)].Value
        : null;

    private static int Bucket(GoalCase outlook) => outlook switch
    {
        { Verdict: GoalVerdict.OutOfReach } => 0,
        { Verdict: GoalVerdict.Open, Judgement: { Gap: > 0, Over: false } } => 1,
        { Verdict: GoalVerdict.Open, Judgement.Gap: > 0 } => 2,
        { Verdict: GoalVerdict.Open } => 3,
        { Verdict: GoalVerdict.NoFigure } => 4,
        _ => 5,
    };

    private string Counted(int bucket, int count) => bucket switch
    {
        0 => text["targets.count.out-of-reach", numbers.Count(count)],
        1 => text["targets.count.short", numbers.Count(count)],
        2 => text["targets.count.over", numbers.Count(count)],
        3 => text["targets.count.open", numbers.Count(count)],
        4 => text["targets.count.no-figure", numbers.Count(count)],
        _ => text["targets.count.reached", numbers.Count(count)],
    };

    private string Method(ProjectionMethod method) => method switch
    {
        ProjectionMethod.DampedHolt => text["analysis.method.damped-holt"],
        ProjectionMethod.SeasonalNaive => text["analysis.method.seasonal-naive"],
        _ => text["analysis.method.half-drift"],
    };

    private string Side(GoalCase outlook, double needed) => $"{(outlook.AtLeast ? '≥' : '≤')} {words.Value(outlook.Indicator, needed)}";

    private string Range(GoalVolume volume, GoalCase outlook) => volume.Low == volume.High
        ? Things(outlook, volume.Mid)
        : text["targets.volume", Things(outlook, volume.Mid), numbers.Count(volume.Low), numbers.Count(volume.High)];

    private string Things(GoalCase outlook, double count) => Unit(outlook, count) is { Length: > 0 } unit ? $"{numbers.Count(count, count == Math.Floor(count) ? 0 : 1)}{NumberText.NoBreakSpace}{unit}" : numbers.Count(count, count == Math.Floor(count) ? 0 : 1);

    /// <summary>What a target counts: procedures, tasks, dossiers.</summary>
    public string Unit(GoalCase outlook, double count = 2) => words.UnitOfMeasure(outlook.Indicator, count);

    private string Whole(Indicator indicator, double value) => words.Value(indicator, indicator.Kind == ValueKind.Count ? Math.Round(value, MidpointRounding.AwayFromZero) : value);

    private static string Year(TargetsView view) => view.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Capital(string phrase) => char.ToUpperInvariant(phrase[0]) + phrase[1..];
}
