using System.Globalization;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Jobs.Workbooks.Writing;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Restatements;

/// <summary>The page as a table: unrounded, a changed figure a row, what is empty left empty with the word for it beside it.</summary>
public sealed class RestatementsSheet(Wording words, RestatementSentences sentences, IStringLocalizer<Text> text)
{
    public TableSheet Build(RestatementsView view)
    {
        string[] heads =
        [
            text["completeness.csv.agency-key"], text["filter.agency"], text["definition.key"], text["overview.watched.name"], text["completeness.csv.period-key"], text["filter.period"], text["definition.unit"],
            text["restatements.before"], text["restatements.csv.before-state"], text["restatements.csv.before-numerator"], text["restatements.csv.before-denominator"],
            text["restatements.after"], text["restatements.csv.after-state"], text["restatements.csv.after-numerator"], text["restatements.csv.after-denominator"],
            text["restatements.change"], text["restatements.csv.times"], text["restatements.csv.at"], text["restatements.csv.by"], text["restatements.csv.file"], text["restatements.csv.submission"], text["restatements.why"],
        ];
        return new TableSheet(
            text["restatements.title"],
            [text["restatements.title"], sentences.Headline(view)],
            [.. heads.Select((h, i) => new TableColumn(h, i is 3 or 21 ? 48 : 16, i is >= 7 and <= 15 ? "#,##0.####" : null))],
            [.. view.Rows.Select(r => Row(r, view))]);
    }

    private IReadOnlyList<object?> Row(RestatementRow row, RestatementsView view)
    {
        var (before, after, steps) = (row.Restatement.Before, row.Restatement.After, row.Restatement.Steps);
        return
        [
            row.Agency.Key, row.Agency.Name.For(CultureInfo.CurrentUICulture), row.Indicator.Key, words.OperandName(row.Indicator.Key), row.Restatement.Period.Key, words.PeriodBrief(row.Restatement.Period),
            row.Indicator.Kind == ValueKind.Percent ? "%" : words.UnitOfMeasure(row.Indicator),
            before.Value, State(before), before.Numerator, before.Denominator,
            after?.Value, after is null ? text["restatements.withdrawn"].Value : State(after), after?.Numerator, after?.Denominator,
            row.Restatement.Change,
            (double)steps.Count,
            Join(steps, s => s.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            Join(steps, s => s.By is { } by ? view.People.Of(by) : null),
            Join(steps, s => view.Files.GetValueOrDefault(s.Submission)?.File),
            Join(steps, s => s.Submission.ToString()),
            Join(steps, s => s.Why),
        ];
    }

    private string? State(Observation of) => of.Value is null ? sentences.State(of.State) : null;

    private static string Join(IEnumerable<RestatementStep> steps, Func<RestatementStep, string?> what) => string.Join("; ", steps.Select(what).OfType<string>().Where(t => t.Length > 0));
}
