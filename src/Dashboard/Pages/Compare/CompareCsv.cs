using Kpi.Dashboard.Exports;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Targets;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>The table of a comparison as a file: the same rows, unrounded. What is not compared has empty cells and its reason.</summary>
public sealed class CompareCsv(Wording words, CompareSentences sentences, IStringLocalizer<Text> text)
{
    public byte[] Write(CompareView view)
    {
        var csv = new CsvWriter();
        var (a, b) = (words.PeriodBrief(view.A.Period), words.PeriodBrief(view.B.Period));
        string[] head =
        [
            text["compare.csv.section"], text["definition.key"], text["definition.line"], text["overview.watched.name"], text["definition.unit"],
            text["compare.col.a", a], text["compare.csv.numerator", a], text["compare.csv.denominator", a],
            text["compare.col.b", b], text["compare.csv.numerator", b], text["compare.csv.denominator", b],
            text["compare.change"], text["compare.csv.change-unit"], text["compare.csv.relative"], text["compare.csv.verdict"], text["compare.csv.clarity"],
            text["compare.csv.target"], text["compare.csv.target-period"], text["compare.csv.status"], text["compare.csv.reason"],
        ];
        foreach (var cell in head) csv.Cell(cell);
        csv.EndRow();
        foreach (var group in view.Groups)
        {
            foreach (var row in group.Rows) Write(csv, row, group, view);
        }
        return csv.ToBytes();
    }

    private void Write(CsvWriter csv, CompareRow row, CompareGroup group, CompareView view)
    {
        var (comparison, judgement) = (row.Comparison, row.Pair.Analysis.Judgement);
        csv.Cell(group.Section ?? text["compare.group.quality"]).Cell(row.Indicator.Key).Cell(row.Code).Cell(words.Name(row.Indicator)).Cell(Unit(row.Indicator))
            .Cell(row.Before?.Value).Cell(row.Before?.Numerator).Cell(row.Before?.Denominator)
            .Cell(row.After?.Value).Cell(row.After?.Numerator).Cell(row.After?.Denominator)
            .Cell(comparison.Absolute).Cell(ChangeUnit(row)).Cell(comparison.Relative)
            .Cell(sentences.Word(row.Verdict))
            .Cell(comparison.Clarity switch
            {
                Clarity.Clear => text["compare.csv.clear"].Value,
                Clarity.NoClearChange => text["compare.unclear"].Value,
                _ => null,
            })
            .Cell(judgement.Target is null ? null : $"{(judgement.Target.Comparator == TargetComparator.AtLeast ? '≥' : '≤')} {words.Exact(row.Indicator, judgement.Target.Value)}")
            .Cell(judgement.Target?.Period.Key)
            .Cell(text[Controls.StatusShape.Of(Words.Of(judgement.Status), judgement.Toward is { } toward ? Words.Of(toward) : null).Key])
            .Cell(row.Verdict == Verdict.Refused ? sentences.Reason(row, view) : null)
            .EndRow();
    }

    private string Unit(Indicator indicator) => indicator.Kind == ValueKind.Percent ? "%" : words.UnitOfMeasure(indicator);

    private string? ChangeUnit(CompareRow row) => row.Comparison.Absolute is null ? null
        : row.InPoints ? text["unit.points"].Value
        : row.Comparison.PerDay ? text["compare.per-day", words.UnitOfMeasure(row.Indicator)].Value
        : words.UnitOfMeasure(row.Indicator);
}
