using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Completeness;
using Kpi.Jobs.Workbooks.Writing;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Completeness;

/// <summary>The map as a table, a report a row: an empty cell for what is not known.</summary>
public sealed class CompletenessSheet(Wording words, CompletenessSentences sentences, CatalogueSnapshot catalogue, DateText dates, IStringLocalizer<Text> text)
{
    /// <param name="at">UTC; stands above the table, so that a printed copy says as of when it is.</param>
    public TableSheet Build(CompletenessView view, DateTime at)
    {
        string[] heads =
        [
            text["completeness.csv.agency-key"], text["filter.agency"], text["completeness.form"], text["completeness.csv.period-key"], text["filter.period"],
            text["completeness.csv.start"], text["completeness.csv.end"], text["completeness.csv.deadline"], text["completeness.csv.standing"],
            text["completeness.csv.received"], text["completeness.csv.late"], text["completeness.csv.given"], text["completeness.csv.total"],
            text["overview.missing-lines"], text["completeness.csv.restated"],
        ];
        return new TableSheet(
            text["nav.completeness"],
            [
                text["nav.completeness"], sentences.Headline(view),
                string.Join(", ", words.Form(view.Form), view.Agency?.Name.For(CultureInfo.CurrentUICulture) ?? text["completeness.all-agencies"].Value, Years(view)),
                view.Query.Vintage is { } vintage ? text["vintage.instant", dates.Instant(vintage.Instant)] : text["indicator.data.as-of", dates.Instant(at)],
            ],
            [.. heads.Select((h, i) => new TableColumn(h, i is 1 or 13 ? 40 : 16, i is >= 10 and <= 12 or 14 ? "#,##0" : null))],
            [.. view.Cells.Select(c => Row(c, view.Form))]);
    }

    private IReadOnlyList<object?> Row(ReportCell cell, FormVersion form)
    {
        var published = cell.Standing == ReportStanding.Published;
        return
        [
            cell.Agency.Key, cell.Agency.Name.For(CultureInfo.CurrentUICulture), words.Form(form), cell.Period.Key, words.PeriodBrief(cell.Period),
            cell.Period.Start, cell.Period.End, cell.Deadline,
            sentences.Word(cell),
            cell.Received, (double?)cell.DaysLate,
            published ? (double)cell.Given : null, published ? (double)cell.Total : null,
            string.Join("; ", cell.Missing.Select(i => IndicatorReader.CodeOf(catalogue, i) is { Length: > 0 } code ? code : words.Name(i))),
            published ? (double)cell.Restated : null,
        ];
    }

    private string Years(CompletenessView view)
    {
        var years = view.Rows.Select(r => r.Year).Distinct().ToList();
        return years is [var one] ? one.ToString(CultureInfo.InvariantCulture) : text["completeness.all-years"];
    }
}
