using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Jobs.Workbooks.Writing;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>The table of a comparison as a file: the same rows, unrounded. What is not compared has empty cells and its reason.</summary>
public sealed class CompareSheet(Wording words, CompareSentences sentences, DateText dates, IStringLocalizer<Text> text)
{
    private const int Names = 4;

    public TableSheet Build(CompareView view)
    {
        var (a, b) = (words.PeriodBrief(view.A.Period), words.PeriodBrief(view.B.Period));
        string Of(string head, CompareStep step) => view.Second is null ? head : text["compare.csv.of", head, sentences.Step(view, step)];
        string[] head =
        [
            text["compare.csv.section"], text["definition.key"], text["definition.line"], text["overview.watched.name"], text["definition.unit"],
            .. view.Sides.SelectMany(s => Periods(view, s)),
            .. view.Steps.SelectMany(s => new[]
            {
                Of(text["compare.change"], s), Of(text["compare.csv.change-unit"], s), Of(text["compare.csv.relative"], s), Of(text["compare.csv.verdict"], s), Of(text["compare.csv.clarity"], s),
            }),
            text["compare.csv.target"], text["compare.csv.target-period"], text["compare.csv.status"],
            .. view.Steps.Select(s => Of(text["compare.csv.reason"], s)),
        ];
        return new TableSheet(
            text["nav.compare"],
            [
                view.C is { } c ? text["compare.sheet.third", a, b, words.PeriodBrief(c.Period)] : text["compare.sheet", a, b], view.Agency.Name.For(CultureInfo.CurrentUICulture),
                .. view.Query.Vintage is { } vintage ? [text["vintage.instant", dates.Instant(vintage.Instant)].Value] : Array.Empty<string>(),
            ],
            [.. head.Select((h, i) => new TableColumn(h, i == Names - 1 ? 48 : 16, "#,##0.####"))],
            [.. view.Groups.SelectMany(g => g.Rows.Select(r => Row(r, g, view)))]);
    }

    private string[] Periods(CompareView view, CompareSide side)
    {
        var name = words.PeriodBrief(side.Period);
        return [sentences.Column(view, side, name), text["compare.csv.numerator", name], text["compare.csv.denominator", name]];
    }

    private IReadOnlyList<object?> Row(CompareRow row, CompareGroup group, CompareView view)
    {
        var judgement = row.Pair.Analysis.Judgement;
        return
        [
            group.Section ?? text["compare.group.quality"].Value, row.Indicator.Key, row.Code, words.Name(row.Indicator), Unit(row.Indicator),
            .. view.Sides.Select(s => view.Of(row, s)).SelectMany(f => new object?[] { f?.Value, f?.Numerator, f?.Denominator }),
            .. row.Changes.SelectMany(c => new object?[] { c.Comparison.Absolute, ChangeUnit(c), c.Comparison.Relative, sentences.Word(c.Verdict), Clear(c) }),
            judgement.Target is { } target ? words.ExactBound(row.Indicator, target) : null,
            judgement.Target?.Period.Key,
            text[Controls.StatusShape.Of(judgement).Key].Value,
            .. row.Changes.Select(c => c.Verdict == Verdict.Refused ? sentences.Reason(c) : null),
        ];
    }

    private string? Clear(CompareRow row) => row switch
    {
        { Comparison.Clarity: Clarity.Clear } => text["compare.csv.clear"].Value,
        { Comparison.Clarity: Clarity.NoClearChange } => text["compare.unclear"].Value,
        { Verdict: Verdict.Refused or Verdict.Unchanged } => null,
        _ => text["compare.unknown"].Value,
    };

    private string Unit(Indicator indicator) => indicator.Kind == ValueKind.Percent ? "%" : words.UnitOfMeasure(indicator);

    private string? ChangeUnit(CompareRow row) => row.Comparison.Absolute is null ? null
        : row.InPoints ? text["unit.points"].Value
        : row.Comparison.PerDay ? text["compare.per-day", words.UnitOfMeasure(row.Indicator)].Value
        : words.UnitOfMeasure(row.Indicator);
}
