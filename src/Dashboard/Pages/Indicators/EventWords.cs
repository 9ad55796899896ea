using Kpi.Dashboard.Charts;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis;
using Kpi.Data.Events;
using Kpi.Data.Periods;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Says what happened to a series, and where it stands among its periods.</summary>
public sealed class EventWords(Wording words, DateText dates, IStringLocalizer<Text> text)
{
    /// <summary>What an event of a kind does.</summary>
    public string Kind(SeriesEventKind kind) => kind switch
    {
        SeriesEventKind.Break => text["event.kind.break"],
        SeriesEventKind.Rebase => text["event.kind.rebase"],
        _ => text["event.kind.note"],
    };

    /// <summary>Kind and cause, as they stand at a mark: <c>Tính lại giới hạn: bộ phận một cửa mới</c>.</summary>
    public string Mark(SeriesEvent happened) => $"{Kind(happened.Kind)}: {happened.Text}";

    /// <summary>The day, or the period it was given for.</summary>
    public string When(SeriesEvent happened, ReportingCalendar calendar) =>
        calendar.Find(happened.PeriodKey) is { } period ? words.PeriodBrief(period) : dates.Date(happened.On);

    /// <summary>The first period of a new level, as the form of an event reads it.</summary>
    public string When(RebaseCase proposed) => words.PeriodBrief(proposed.From);

    /// <summary>The events of a series by the place of the first period after each; those outside it are left out.</summary>
    public static IReadOnlyList<(int Place, SeriesEvent Event)> Places(IReadOnlyList<Period> periods, IReadOnlyList<SeriesEvent> events) => periods.Count == 0
        ? []
        : [.. from e in events where e.On >= periods[0].Start let place = periods.TakeWhile(p => p.End < e.On).Count() where place < periods.Count select (place, e)];

    /// <summary>Marks for the time axis. What divides a series stands between two periods, a note at its own.</summary>
    public IReadOnlyList<TrendMark> Marks(IReadOnlyList<Period> periods, IReadOnlyList<SeriesEvent> events) =>
        [.. Places(periods, events).Select(p => new TrendMark(p.Event.Kind == SeriesEventKind.Note ? p.Place : p.Place - 0.5, Mark(p.Event)))];
}
