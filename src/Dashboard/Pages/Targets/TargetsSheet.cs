using System.Globalization;
using Kpi.Dashboard.Controls;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Targets;
using Kpi.Jobs.Workbooks.Writing;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>The grid as a table, a row a target, with what it takes to reach it: unrounded. What is not known has an empty cell.</summary>
public sealed class TargetsSheet(Wording words, TargetsSentences sentences, DateText dates, IStringLocalizer<Text> text)
{
    private const int Name = 2;

    /// <param name="at">UTC; stands above the table, so that a printed copy says as of when it is.</param>
    public TableSheet Build(TargetsView view, DateTime at)
    {
        string[] heads =
        [
            text["definition.key"], text["definition.line"], text["overview.watched.name"], text["definition.unit"], text["targets.csv.period"], text["targets.csv.side"], text["targets.csv.value"],
            text["targets.csv.document"], text["targets.csv.date"], text["targets.csv.path"], text["targets.csv.status"], text["targets.csv.actual-period"], text["targets.csv.actual"], text["targets.csv.numerator"],
            text["targets.csv.denominator"], text["targets.csv.gap"], text["targets.csv.more"], text["targets.csv.days"], text["targets.csv.done"], text["targets.csv.elapsed"], text["targets.csv.times"],
            text["targets.csv.needed-rate"], text["targets.csv.volume"], text["targets.csv.landing"], text["targets.csv.low"], text["targets.csv.high"], text["targets.csv.verdict"],
        ];

        // The other columns stay where they are.
        var ranges = view.Targets.Any(t => t.High is not null);
        if (ranges) heads = [.. heads, text["targets.csv.upper"]];
        return new TableSheet(
            text["targets.title"],
            [
                text["targets.title"], sentences.Headline(view),
                string.Join(", ", view.Agency.Name.For(CultureInfo.CurrentUICulture), view.Year.ToString(CultureInfo.InvariantCulture), text[view.Query.All ? "targets.rows.all" : "targets.rows.set"].Value),
                view.Query.Vintage is { } vintage ? text["vintage.instant", dates.Instant(vintage.Instant)] : text["indicator.data.as-of", dates.Instant(at)],
            ],
            [.. heads.Select((h, i) => new TableColumn(h, i == Name ? 48 : 16, "#,##0.####"))],
            [.. view.Rows.SelectMany(r => r.Cells.Where(c => c.Target is not null).Select(c => Row(r, c, c.Target!, ranges)))]);
    }

    private IReadOnlyList<object?> Row(TargetRow row, TargetCell cell, Target target, bool ranges)
    {
        var (outlook, judgement) = (cell.Outlook, cell.Judgement!);
        var forecast = outlook?.Hold is null ? outlook?.Forecast : null;
        return
        [
            row.Indicator.Key, row.Code, words.Name(row.Indicator), row.Indicator.Kind == ValueKind.Percent ? "%" : words.UnitOfMeasure(row.Indicator),
            target.Period.Key, target.Comparator switch { TargetComparator.AtLeast => "≥", TargetComparator.AtMost => "≤", _ => text["targets.between"].Value }, target.Value,
            target.Illustrative ? text["targets.source.none"].Value : target.Document, target.DocumentDate,
            target.OnPath ? text["targets.source.path"].Value : sentences.Shape(target.Path),
            text[StatusShape.Of(judgement).Key].Value,
            cell.Figure?.Period.Key, cell.Figure?.Value, cell.Figure?.Numerator, cell.Figure?.Denominator,
            judgement.Gap, judgement.GapCount,
            (double?)outlook?.DaysLeft, outlook?.Done, outlook is { Elapsed: > 0 and var elapsed } ? (double)elapsed : null, outlook?.Times,
            outlook?.Rate?.Mid.NeededPercent, outlook?.Volume?.Mid,
            forecast?.Value, forecast?.Low, forecast?.High,
            outlook is null ? null : sentences.Verdict(outlook).Word,
            .. ranges ? [target.High] : Array.Empty<object?>(),
        ];
    }
}
