using Kpi.Dashboard.Controls;
using Kpi.Dashboard.Exports;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data;
using Kpi.Data.Catalogue;
using Kpi.Data.Targets;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>The grid as a file, a row a target, with what it takes to reach it: unrounded. What is not known has an empty cell.</summary>
public sealed class TargetsCsv(Wording words, TargetsSentences sentences, IStringLocalizer<Text> text)
{
    public byte[] Write(TargetsView view)
    {
        var csv = new CsvWriter();
        string[] head =
        [
            text["definition.key"], text["definition.line"], text["overview.watched.name"], text["definition.unit"], text["targets.csv.period"], text["targets.csv.side"], text["targets.csv.value"],
            text["targets.csv.document"], text["targets.csv.date"], text["targets.csv.path"], text["targets.csv.status"], text["targets.csv.actual-period"], text["targets.csv.actual"], text["targets.csv.numerator"],
            text["targets.csv.denominator"], text["targets.csv.gap"], text["targets.csv.more"], text["targets.csv.days"], text["targets.csv.done"], text["targets.csv.elapsed"], text["targets.csv.times"],
            text["targets.csv.needed-rate"], text["targets.csv.volume"], text["targets.csv.landing"], text["targets.csv.low"], text["targets.csv.high"], text["targets.csv.verdict"],
        ];
        foreach (var cell in head) csv.Cell(cell);
        csv.EndRow();
        foreach (var row in view.Rows)
        {
            foreach (var cell in row.Cells.Where(c => c.Target is not null)) Write(csv, row, cell, cell.Target!);
        }
        return csv.ToBytes();
    }

    private void Write(CsvWriter csv, TargetRow row, TargetCell cell, Target target)
    {
        var (outlook, judgement) = (cell.Outlook, cell.Judgement!);
        var forecast = outlook?.Hold is null ? outlook?.Forecast : null;
        csv.Cell(row.Indicator.Key).Cell(row.Code).Cell(words.Name(row.Indicator)).Cell(row.Indicator.Kind == ValueKind.Percent ? "%" : words.UnitOfMeasure(row.Indicator))
            .Cell(target.Period.Key).Cell(target.Comparator == TargetComparator.AtLeast ? "≥" : "≤").Cell(target.Value)
            .Cell(target.Illustrative ? text["targets.source.none"].Value : target.Document).Cell(target.DocumentDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            .Cell(target.OnPath ? text["targets.source.path"].Value : sentences.Shape(target.Path))
            .Cell(text[StatusShape.Of(Words.Of(judgement.Status), judgement.Toward is { } toward ? Words.Of(toward) : null).Key])
            .Cell(cell.Figure?.Period.Key).Cell(cell.Figure?.Value).Cell(cell.Figure?.Numerator).Cell(cell.Figure?.Denominator)
            .Cell(judgement.Gap).Cell(judgement.GapCount)
            .Cell(outlook?.DaysLeft).Cell(outlook?.Done).Cell(outlook is { Elapsed: > 0 and var elapsed } ? elapsed : (double?)null).Cell(outlook?.Times)
            .Cell(outlook?.Rate?.Mid.NeededPercent).Cell(outlook?.Volume?.Mid)
            .Cell(forecast?.Value).Cell(forecast?.Low).Cell(forecast?.High)
            .Cell(outlook is null ? null : sentences.Verdict(outlook).Word)
            .EndRow();
    }
}
