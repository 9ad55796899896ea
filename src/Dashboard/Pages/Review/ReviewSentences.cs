using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Review;

/// <summary>What waits, in sentences from fixed templates.</summary>
public sealed class ReviewSentences(Wording words, NumberText numbers, DateText dates, IStringLocalizer<Text> text)
{
    /// <summary>How many wait, and how many of them replace figures that readers have seen.</summary>
    public string Headline(ReviewView view)
    {
        if (view.Total == 0) return text["review.headline.none"];
        var changing = view.Waiting.Count(i => i.Check.Changes.Changed > 0);
        var waiting = view.Total == 1 ? text["review.headline.one"].Value : text["review.headline", numbers.Count(view.Total)].Value;
        if (view.Total == 1 && changing == 1) return text["review.headline.changing.one", waiting];
        return changing == 0 ? text["review.headline.new", waiting] : text["review.headline.changing", waiting, numbers.Count(changing)];
    }

    /// <summary>Since when, and whose it is to decide.</summary>
    public string Second(ReviewView view)
    {
        var who = view.MayDecide ? text["review.second.decide"].Value : text["review.second.look"].Value;
        return view.Waiting.Count == 0 ? who : $"{text["review.second.since", dates.Instant(view.Waiting[0].Submission.ChangedAt)]} {who}";
    }

    /// <summary>Form and period: <c>Phụ lục I, 6 tháng 2024</c>.</summary>
    public string Report(ReviewItem item) => item is { Form: { } form, Period: { } period }
        ? $"{words.Form(form)}, {words.PeriodBrief(period)}"
        : item.Form is { } known ? words.Form(known) : text["submission.form.unknown"];

    /// <summary>What publishing would do to the series.</summary>
    public string Effect(ReviewItem item)
    {
        var changes = item.Check.Changes;
        var parts = new List<string>();
        if (changes.Changed > 0) parts.Add(text["review.effect.changed", numbers.Count(changes.Changed)]);
        if (changes.New > 0) parts.Add(text["review.effect.new", numbers.Count(changes.New)]);
        if (parts.Count == 0) parts.Add(text["review.effect.none"]);
        return string.Join(", ", parts);
    }

    /// <summary>In time or late; null without a deadline.</summary>
    public string? Timeliness(ReviewItem item) => item.DaysLate switch
    {
        null => null,
        <= 0 => text["review.in-time"].Value,
        1 => text["review.late.one"].Value,
        { } days => text["review.late", numbers.Count(days)].Value,
    };
}
