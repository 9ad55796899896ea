using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Observations;
using Kpi.Data.Rules;
using Kpi.Jobs.Import;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>The page for handing in, in sentences from fixed templates.</summary>
public sealed class SubmitSentences(Wording words, NumberText numbers, DateText dates, IStringLocalizer<Text> text)
{
    /// <summary>What is due next for whom, and what waits for this reader.</summary>
    public string Headline(SubmitView view, string agency) => view.Due is { Deadline: { } deadline } due
        ? text["submit.headline", agency, words.Period(due), dates.Date(deadline), Left(deadline.DayNumber - view.Today.DayNumber), Waiting(view)]
        : text["submit.headline.none", agency, Waiting(view)];

    /// <summary>What will happen to a file, or why this reader may not upload one.</summary>
    public string Second(SubmitView view) => view.Options is null ? text["submit.second.viewer"] : text["submit.second"];

    /// <summary>What came of reading a file: <c>đọc được 54/63 số liệu, 0 lỗi, 1 cảnh báo, 1 lưu ý</c>.</summary>
    public string Outcome(CheckResult check) => check.Form is null
        ? text["submit.outcome.unread"]
        : text["submit.outcome", numbers.Count(Given(check)), numbers.Count(check.Lines.Count), Findings(check)];

    /// <summary><c>0 lỗi, 2 cảnh báo, 1 lưu ý</c>: those nobody has answered.</summary>
    public string Findings(CheckResult check) => string.Join(
        ", ",
        Counted(check, Severity.Error, text["submit.errors"], text["submit.errors.one"]),
        Counted(check, Severity.Warning, text["submit.warnings"], text["submit.warnings.one"]),
        Counted(check, Severity.Info, text["submit.notes"], text["submit.notes.one"]));

    /// <summary>Lines that say something: a number, or that they do not apply.</summary>
    public static int Given(CheckResult check) => check.Lines.Count(l => l.State is ObservationState.Reported or ObservationState.NotApplicable);

    private string Counted(CheckResult check, Severity severity, string many, string one)
    {
        var count = check.Problems.Count(p => p.Severity == severity && p.Answer is null);
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, count == 1 ? one : many, numbers.Count(count));
    }

    // Held together: a line that begins with the last word of a bracket is hard to read.
    private string Left(int days) => (days switch
    {
        0 => text["submit.left.today"].Value,
        1 => text["submit.left.one"].Value,
        _ => text["submit.left", numbers.Count(days)].Value,
    }).Replace(' ', NumberText.NoBreakSpace);

    private string Waiting(SubmitView view)
    {
        var parts = new List<string>();
        if (view.Waiting > 0) parts.Add(text["submit.waiting", numbers.Count(view.Waiting)]);
        if (view.Unfinished > 0) parts.Add(text["submit.unfinished", numbers.Count(view.Unfinished)]);
        return parts.Count == 0 ? text["submit.waiting.none"] : string.Join(", ", parts);
    }
}
