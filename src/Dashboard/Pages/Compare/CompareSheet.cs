using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Targets;
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
        string[] head =
        [
            text["compare.csv.section"], text["definition.key"], text["definition.line"], text["overview.watched.name"], text["definition.unit"],
            text["compare.col.a", a], text["compare.csv.numerator", a], text["compare.csv.denominator", a],
            text["compare.col.b", b], text["compare.csv.numerator", b], text["compare.csv.denominator", b],
            text["compare.change"], text["compare.csv.change-unit"], text["compare.csv.relative"], text["compare.csv.verdict"], text["compare.csv.clarity"],
            text["compare.csv.target"], text["compare.csv.target-period"], text["compare.csv.status"], text["compare.csv.reason"],
        ];
        return new TableSheet(
            text["nav.compare"],
            [
                text["compare.sheet", a, b], view.Agency.Name.For(CultureInfo.CurrentUICulture),
                .. view.Query.Vintage is { } vintage ? [text["vintage.instant", dates.Instant(vintage.Instant)].Value] : Array.Empty<string>(),
            ],
            [.. head.Select((h, i) => new TableColumn(h, i == Names - 1 ? 48 : 16, "#,##0.####"))],
            [.. view.Groups.SelectMany(g => g.Rows.Select(r => Row(r, g)))]);
    }

    private IReadOnlyList<object?> Row(CompareRow row, CompareGroup group)
    {
        var (comparison, judgement) = (row.Comparison, row.Pair.Analysis.Judgement);
        return
        [
            group.Section ?? text["compare.group.quality"].Value, row.Indicator.Key, row.Code, words.Name(row.Indicator), Unit(row.Indicator),
            row.Before?.Value, row.Before?.Numerator, row.Before?.Denominator,
            row.After?.Value, row.After?.Numerator, row.After?.Denominator,
            comparison.Absolute, ChangeUnit(row), comparison.Relative,
            sentences.Word(row.Verdict),
            comparison.Clarity switch
            {
                Clarity.Clear => text["compare.csv.clear"].Value,
                Clarity.NoClearChange => text["compare.unclear"].Value,
                _ => null,
            },
            judgement.Target is null ? null : $"{(judgement.Target.Comparator == TargetComparator.AtLeast ? '≥' : '≤')} {words.Exact(row.Indicator, judgement.Target.Value)}",
            judgement.Target?.Period.Key,
            text[Controls.StatusShape.Of(Words.Of(judgement.Status), judgement.Toward is { } toward ? Words.Of(toward) : null).Key].Value,
            row.Verdict == Verdict.Refused ? sentences.Reason(row) : null,
        ];
    }

    private string Unit(Indicator indicator) => indicator.Kind == ValueKind.Percent ? "%" : words.UnitOfMeasure(indicator);

    private string? ChangeUnit(CompareRow row) => row.Comparison.Absolute is null ? null
        : row.InPoints ? text["unit.points"].Value
        : row.Comparison.PerDay ? text["compare.per-day", words.UnitOfMeasure(row.Indicator)].Value
        : words.UnitOfMeasure(row.Indicator);
}
