using System.Globalization;
using Kpi.Dashboard.Exports;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Completeness;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Completeness;

/// <summary>The map as a file, a report a row: dates as ISO dates, an empty cell for what is not known.</summary>
public sealed class CompletenessCsv(Wording words, CompletenessSentences sentences, CatalogueSnapshot catalogue, IStringLocalizer<Text> text)
{
    public byte[] Write(CompletenessView view)
    {
        var csv = new CsvWriter();
        string[] head =
        [
            text["completeness.csv.agency-key"], text["filter.agency"], text["completeness.form"], text["completeness.csv.period-key"], text["filter.period"],
            text["completeness.csv.start"], text["completeness.csv.end"], text["completeness.csv.deadline"], text["completeness.csv.standing"],
            text["completeness.csv.received"], text["completeness.csv.late"], text["completeness.csv.given"], text["completeness.csv.total"],
            text["overview.missing-lines"], text["completeness.csv.restated"],
        ];
        foreach (var cell in head) csv.Cell(cell);
        csv.EndRow();
        foreach (var cell in view.Cells) Write(csv, cell, view.Form);
        return csv.ToBytes();
    }

    private void Write(CsvWriter csv, ReportCell cell, FormVersion form)
    {
        var published = cell.Standing == ReportStanding.Published;
        csv.Cell(cell.Agency.Key).Cell(cell.Agency.Name.For(CultureInfo.CurrentUICulture)).Cell(words.Form(form)).Cell(cell.Period.Key).Cell(words.PeriodBrief(cell.Period))
            .Cell(Date(cell.Period.Start)).Cell(Date(cell.Period.End)).Cell(Date(cell.Deadline))
            .Cell(sentences.Word(cell))
            .Cell(Date(cell.Received)).Cell(cell.DaysLate)
            .Cell(published ? cell.Given : null).Cell(published ? cell.Total : null)
            .Cell(string.Join("; ", cell.Missing.Select(i => IndicatorReader.CodeOf(catalogue, i) is { Length: > 0 } code ? code : words.Name(i))))
            .Cell(published ? cell.Restated : null)
            .EndRow();
    }

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
