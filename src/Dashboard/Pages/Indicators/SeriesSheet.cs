using System.Globalization;
using Kpi.Dashboard.Controls;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis;
using Kpi.Data.Catalogue;
using Kpi.Jobs.Workbooks.Writing;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>The series of an indicator as a table: unrounded, oldest first, what is missing left empty with the word for it beside it.</summary>
public sealed class SeriesSheet(Wording words, DateText dates, IStringLocalizer<Text> text)
{
    private const int Value = 6;
    private const int Target = 7;

    /// <param name="at">UTC; stands above the table, so that a printed copy says as of when it is.</param>
    public TableSheet Build(IndicatorView view, DateTime at)
    {
        string[] heads =
        [
            text["definition.key"], text["indicator.col.period"], text["indicator.data.start"], text["indicator.data.end"], text["indicator.col.numerator"], text["indicator.col.denominator"],
            Unit(view), text["indicator.col.target"], text["indicator.data.status"], text["indicator.data.state"], text["indicator.col.source"],
        ];
        int? upper = view.Rows.Any(r => HasTarget(r) && r.Judgement.Target!.High is not null) ? heads.Length : null;
        if (upper is not null) heads = [.. heads, text["targets.csv.upper"]];
        List<int> drawn = view.Rows.Any(HasTarget) ? [Value, Target] : [Value];
        if (upper is { } bound) drawn.Add(bound);
        if (view.PerDay) heads = [.. heads, words.UnitOfMeasure(view.Indicator) is { Length: > 0 } counted ? counted : text["indicator.col.value"], text["indicator.col.days"]];
        if (view.Rolled) heads = [.. heads, text["rollup.data.reported"], text["rollup.data.expected"], text["rollup.data.weight"], text["rollup.data.missing"]];
        var name = words.Name(view.Indicator);
        return new TableSheet(
            view.Indicator.Key,
            [name, $"{view.Agency.Name.For(CultureInfo.CurrentUICulture)}, {AccumulationWords.Name(text, view.Accumulation)}{(view.PerDay ? $", {text["accumulation.per-day"].Value}" : "")}", view.Query.Vintage is { } vintage ? text["vintage.instant", dates.Instant(vintage.Instant)] : text["indicator.data.as-of", dates.Instant(at)]],
            [.. heads.Select((h, i) => new TableColumn(h, i == 0 ? 28 : 16, i is >= 4 and <= Target || i == upper ? "#,##0.####" : null))],
            [.. view.Rows.Select(Row)])
        {
            Chart = view.Draws ? new TableChart(name, 1, drawn) : null,
        };

        IReadOnlyList<object?> Row(IndicatorRow row) =>
        [
            row.Period.Key, words.PeriodBrief(row.Period), row.Period.Start, row.Period.End, row.Figure.Numerator, row.Figure.Denominator, row.Figure.Value,
            HasTarget(row) ? row.Judgement.Target!.Value : null,
            text[StatusShape.Of(row.Judgement).Key].Value,
            State(row),
            row.RollUp is not null ? text["rollup.data.sum"].Value : row.Figure.Illustrative ? text["indicator.source.illustrative"].Value : row.Reported ? text["indicator.source.reported"].Value : text["indicator.source.calculated"].Value,
            .. upper is null ? Array.Empty<object?>() : [HasTarget(row) ? row.Judgement.Target!.High : null],
            .. view.PerDay ? [row.Day?.Count, (double?)row.Day?.Days] : Array.Empty<object?>(),
            .. row.RollUp is { } sum ? [(double)sum.Reported, (double)sum.Expected, 100 * sum.ByWeight, string.Join("; ", sum.Missing.Select(a => a.Key))] : Array.Empty<object?>(),
        ];
    }

    private static bool HasTarget(IndicatorRow row) => row.Judgement is { Target: not null, Status: Status.Met or Status.Near or Status.Missed or Status.Provisional };

    private string? State(IndicatorRow row) => row.Figure.State switch
    {
        Kpi.Data.Observations.ObservationState.Missing => text["missing.missing"].Value,
        Kpi.Data.Observations.ObservationState.NotApplicable => text["missing.not-applicable"].Value,
        Kpi.Data.Observations.ObservationState.Unreadable => text["missing.unreadable"].Value,
        _ => null,
    };

    private string Unit(IndicatorView view)
    {
        if (view.Indicator.Kind == ValueKind.Percent) return "%";
        if (words.UnitOfMeasure(view.Indicator) is not { Length: > 0 } unit) return view.PerDay ? text["accumulation.per-day"] : text["indicator.col.value"];
        return view.PerDay ? text["unit.per-day", unit] : unit;
    }
}
