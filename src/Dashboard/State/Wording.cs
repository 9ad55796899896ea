using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Data;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Targets;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.State;

/// <summary>
/// Puts figures into words, in the reader's language, the same on every page: a rate never without its numerator and denominator, a gap in things before points,
/// and never a rounding that contradicts a status.
/// </summary>
public sealed class Wording(CatalogueSnapshot catalogue, NumberText numbers, IStringLocalizer<Text> text, CultureInfo culture)
{
    private const int MaxDecimals = 4;
    private const int ExactDecimals = 10;

    /// <summary>A value in its unit of measure: <c>20,5 %</c>, <c>16.183</c>, <c>88,4</c>. An answer gives its words.</summary>
    /// <param name="against">A value it is judged against: where rounding would make the two look equal, more decimals are shown.</param>
    public string Value(Indicator indicator, double value, double? against = null) => indicator.Kind switch
    {
        ValueKind.Percent => numbers.Rate(value, Decimals(value, against)),
        ValueKind.Enumeration => indicator.Options.FirstOrDefault(o => o.Value == value)?.Name ?? numbers.Count(value),
        _ => numbers.Count(value, Decimals(value, against)),
    };

    /// <summary>A value with every decimal it has, for holding it against the cell it was read from: <c>20,4724 %</c>. An answer gives its words.</summary>
    public string Exact(Indicator indicator, double value)
    {
        if (indicator.Kind == ValueKind.Enumeration) return Value(indicator, value);
        var decimals = 0;
        while (decimals < ExactDecimals && Math.Round((decimal)value, decimals) != (decimal)value) decimals++;
        return indicator.Kind == ValueKind.Percent ? numbers.Rate(value, decimals) : numbers.Count(value, decimals);
    }

    /// <summary>How long: <c>174 ngày</c>, <c>1 day</c>.</summary>
    public string Days(double days) => text[days == 1 ? "unit.days.one" : "unit.days", numbers.Count(days)];

    /// <summary>The two counts behind a rate with what they count: <c>26/127 TTHC</c>; null when the figure has none.</summary>
    public string? Amounts(Indicator indicator, Figure figure)
    {
        if (figure is not { Numerator: { } numerator, Denominator: { } denominator }) return null;
        var unit = UnitOfMeasure(indicator, indicator.Kind == ValueKind.Number ? numerator : denominator);
        return indicator.Kind == ValueKind.Number
            ? $"{Number(numerator)} {unit}/{Days(denominator)}"
            : $"{Number(numerator)}/{Number(denominator)}{NumberText.NoBreakSpace}{unit}";
    }

    /// <summary>
    /// How many things are lacking, for a headline: <c>thiếu 19 TTHC</c>, or are too many: <c>vượt 3 TTHC</c>; the gap in points when it cannot be counted in things. Null when the target is met.
    /// </summary>
    public string? Lacking(Indicator indicator, Judgement judgement) => judgement switch
    {
        { Gap: null or <= 0 } => null,
        { Gap: { } gap } => text[
            judgement.Over ? "gap.excess" : "gap.lacking",
            judgement.GapCount is > 0 and { } count ? $"{numbers.Count(count)}{Suffix(indicator, count)}" : Difference(indicator, gap)].Value,
    };

    /// <summary>
    /// What an indicator counts, as it stands inside a sentence: <c>hồ sơ</c>, <c>TTHC</c>. Of a derived KPI this is what its numerator counts; empty when the
    /// operands count different things.
    /// </summary>
    /// <param name="count">How many of them: English says one task and two tasks.</param>
    public string UnitOfMeasure(Indicator indicator, double count = 2)
    {
        if (indicator.Formula is not { } formula) return indicator.Kind == ValueKind.Percent ? "" : Counted(indicator.UnitOfMeasure, count);
        var units = formula.Numerator.Keys.Select(catalogue.Find).OfType<Indicator>().Where(i => i.Kind == ValueKind.Count).Select(i => i.UnitOfMeasure).Distinct().ToList();
        return units.Count switch
        {
            0 => formula.Operands.Count == 0 ? text["unit.lines"] : "",
            1 => Counted(units[0], count),
            _ => "",
        };
    }

    /// <summary>A target: <c>Mốc quý III/2024 ≥ 35 %</c> when it is not due yet, <c>Mục tiêu 6 tháng 2024 ≥ 50 %</c> when it is.</summary>
    public string Target(Indicator indicator, Judgement judgement)
    {
        if (judgement.Target is not { } target) return text["target.none"];
        return text[judgement.Status == Status.NotDue ? "target.milestone" : "target.due", PeriodNames.Brief(target.Period, culture), Bound(indicator, judgement)!];
    }

    /// <summary>The bound a target sets: <c>≥ 35 %</c>, <c>từ 90 % đến 95 %</c>; null without a target.</summary>
    public string? Bound(Indicator indicator, Judgement judgement) => judgement.Target is { } target ? Bound(indicator, target.Comparator, target.Value, target.High) : null;

    /// <summary>The same of a target that nothing is held against yet.</summary>
    /// <param name="high">Upper bound of a range; null for every other target.</param>
    public string Bound(Indicator indicator, TargetComparator comparator, double value, double? high) => Side(comparator, Value(indicator, value), Value(indicator, high ?? value));

    /// <summary>The bound a target sets with every decimal it has.</summary>
    public string ExactBound(Indicator indicator, Target target) => Side(target.Comparator, Exact(indicator, target.Value), Exact(indicator, target.High ?? target.Value));

    /// <summary>
    /// How far a figure is from its target, in things where it can be, then in points: <c>còn thiếu 19 TTHC (14,5 điểm %)</c>, <c>đang cao hơn 2,0 điểm %</c>,
    /// <c>đang ở trong khoảng</c>.
    /// Null without a target or a figure.
    /// </summary>
    public string? Gap(Indicator indicator, Judgement judgement)
    {
        if (judgement is not { Gap: { } gap, Target: { } target }) return null;
        if (gap == 0) return text[target.Comparator == TargetComparator.Between ? "gap.within" : "gap.even"];
        var difference = Difference(indicator, Math.Abs(gap));
        if (gap < 0) return target.Comparator == TargetComparator.AtLeast ? text["gap.above", difference] : text["gap.below", difference];
        if (judgement.Over || target.Comparator == TargetComparator.AtMost) return text["gap.over", difference];
        return judgement.GapCount is { } count && count > 0
            ? text["gap.short", $"{numbers.Count(count)} {UnitOfMeasure(indicator, count)} ({difference})"]
            : text["gap.short", difference];
    }

    /// <summary>A signed difference of two values: <c>+5,3 điểm %</c>, <c>−70 hồ sơ</c>.</summary>
    public string Change(Indicator indicator, double now, double before) => indicator.Kind == ValueKind.Percent
        ? numbers.PointDifference(now - before, DifferenceDecimals(Math.Abs(now - before)))
        : $"{numbers.CountDifference(now - before, Decimals(now - before, null))}{Suffix(indicator, Math.Abs(now - before))}";

    /// <summary>A change as a comparison tells it: <c>+5,3 điểm %</c>, <c>−70 hồ sơ</c>, <c>+1,2 hồ sơ một ngày</c>; empty where nothing is compared.</summary>
    public string Change(Indicator indicator, Comparison comparison)
    {
        if (comparison.Absolute is not { } change) return "";
        var shown = Change(indicator, change, 0).Replace(' ', NumberText.NoBreakSpace);

        // What counts things a day is divided by days already.
        return comparison.PerDay || (indicator.Kind == ValueKind.Number && comparison.After?.Denominator is not null) ? text["compare.per-day", shown] : shown;
    }

    /// <summary>The size of a difference, without a sign: <c>5,3 điểm %</c>, <c>70 hồ sơ</c>.</summary>
    public string Difference(Indicator indicator, double size) => indicator.Kind == ValueKind.Percent
        ? numbers.PointDifference(size, DifferenceDecimals(size)).TrimStart('+')
        : $"{numbers.Count(size, Decimals(size, null))}{Suffix(indicator, size)}";

    /// <summary>The name of a period as it stands in a sentence.</summary>
    public string Period(Period period) => PeriodNames.Full(period, culture);

    /// <summary>The name of a period as it stands in a table.</summary>
    public string PeriodBrief(Period period) => PeriodNames.Brief(period, culture);

    /// <summary>The name of a period where room is short: <c>I/2022</c>, <c>6T/2024</c>.</summary>
    public string PeriodShortest(Period period) => FormattableString.Invariant($"{PeriodNames.WithoutYear(period, culture)}/{period.Year}");

    /// <summary>What people call a form: <c>Phụ lục I</c>, without what it is about.</summary>
    public string Form(FormVersion form) => form.FormName.For(culture).Split(" – ")[0];

    /// <summary>A name as the reader's language has it.</summary>
    public string Name(Indicator indicator) => indicator.Name.For(culture);

    /// <summary>An indicator as it stands in a formula, by key: <c>7.1.1. Tổng số TTHC cung cấp toàn trình</c>.</summary>
    public string OperandName(string key)
    {
        if (catalogue.Find(key) is not { } indicator) return key;
        var code = catalogue.Forms.SelectMany(f => f.Lines).FirstOrDefault(l => l.Indicators.Any(i => i.Id == indicator.Id))?.Code.TrimEnd('.');
        return string.IsNullOrEmpty(code) ? Name(indicator) : $"{code}. {Name(indicator)}";
    }

    /// <summary>A name or unit as it continues a sentence: "Hồ sơ" stands alone in a table and becomes "hồ sơ" inside one; abbreviations stay.</summary>
    public static string Inside(string phrase) => phrase.Length > 1 && char.IsUpper(phrase[0]) && char.IsLower(phrase[1]) ? char.ToLowerInvariant(phrase[0]) + phrase[1..] : phrase;

    private string Side(TargetComparator comparator, string value, string high) => comparator switch
    {
        TargetComparator.AtLeast => $"≥ {value}",
        TargetComparator.AtMost => $"≤ {value}",
        _ => text["target.between", value, high].Value,
    };

    private string Suffix(Indicator indicator, double count) => UnitOfMeasure(indicator, count) is { Length: > 0 } unit ? NumberText.NoBreakSpace + unit : "";

    // A part of a thing comes from calculating with a rate: it is about so many.
    private string Number(double value) => value == Math.Floor(value) ? numbers.Count(value) : "≈" + NumberText.NoBreakSpace + numbers.Count(value);

    // A gap that exists must not read as 0,0.
    private static int DifferenceDecimals(double size) => size >= 0.05 || size == 0 ? 1 : size >= 0.005 ? 2 : MaxDecimals;

    /// <summary>
    /// None for a whole number, else one; more where rounding would give a whole number that is not there (99,988 % is not 100 %) or hide a difference from
    /// <paramref name="against"/>.
    /// </summary>
    private static int Decimals(double value, double? against)
    {
        if (value == Math.Floor(value)) return 0;
        for (var decimals = 1; decimals < MaxDecimals; decimals++)
        {
            var rounded = Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
            var hidesBound = rounded is 0 or 100;
            var hidesGap = against is { } other && other != value && rounded == Math.Round((decimal)other, decimals, MidpointRounding.AwayFromZero);
            if (!hidesBound && !hidesGap) return decimals;
        }
        return MaxDecimals;
    }

    private string Counted(LocalText unit, double count) => Language.Code(culture) == Language.Code(Language.English) ? EnglishPlural.Of(unit.En, count) : Inside(unit.Vi);
}
