using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Overview;

/// <summary>The overview in two sentences, from fixed templates. They say nothing the numbers do not.</summary>
public sealed class OverviewSentences(Wording words, NumberText numbers, IStringLocalizer<Text> text)
{
    private const int InHeadline = 2;

    /// <summary>The period and the KPIs furthest from their targets, those already due first.</summary>
    public string Headline(OverviewView view)
    {
        var worst = OverviewBuilder.Attention(view.All).OrderBy(t => t.Judgement.Status == Status.NotDue).Take(InHeadline).Select(Clause).ToList();
        var judged = view.All.Count(t => t.Judgement.Toward is not null);
        if (worst.Count == 0) worst = [judged == 0 ? text["overview.headline.no-targets"] : text["overview.headline.all-met", numbers.Count(judged)]];
        var period = words.Period(view.Period);
        return text["overview.headline", char.ToUpperInvariant(period[0]) + period[1..], string.Join("; ", worst)];
    }

    /// <summary>How many KPIs stand how, and how complete the form is.</summary>
    public string Second(OverviewView view)
    {
        var parts = new List<string>();
        var due = view.All.Where(t => t.Judgement.Status is Status.Met or Status.Near or Status.Missed).ToList();
        if (due.Count > 0) parts.Add(text["overview.second.due", numbers.Count(due.Count), string.Join(", ", due.GroupBy(t => t.Judgement.Status).OrderBy(g => g.Key).Select(g => Counted(g.Key, g.Count())))]);
        var later = view.All.Where(t => t.Judgement.Status == Status.NotDue).ToList();
        if (later.Count > 0) parts.Add(text["overview.second.not-due", numbers.Count(later.Count), numbers.Count(later.Count(t => t.Judgement.Toward == Status.Met))]);
        if (view.All.Count(t => t.Judgement.Status == Status.NoTarget) is > 0 and var without) parts.Add(text["overview.second.no-target", numbers.Count(without)]);
        if (view.All.Count(t => t.Judgement.Status == Status.NoData) is > 0 and var empty) parts.Add(text["overview.second.no-data", numbers.Count(empty)]);
        var lines = view.Sections.Sum(s => s.Lines.Count);
        return text["overview.second", numbers.Count(view.All.Count), string.Join("; ", parts), numbers.Count(lines - view.Sections.Sum(s => s.Given)), numbers.Count(lines)];
    }

    private string Counted(Status status, int count) => status switch
    {
        Status.Met => text["overview.second.met", numbers.Count(count)],
        Status.Near => text["overview.second.near", numbers.Count(count)],
        _ => text["overview.second.missed", numbers.Count(count)],
    };

    private string Clause(KpiTile tile)
    {
        var name = Wording.Inside(words.Name(tile.Indicator));
        if (tile.Figure is not { Value: { } value } figure) return text["overview.clause.no-data", name];
        var amount = words.Amounts(tile.Indicator, figure) ?? words.Value(tile.Indicator, value);
        var gap = words.Lacking(tile.Indicator, tile.Judgement) ?? "";
        return tile.Judgement.Status switch
        {
            Status.Near => text["overview.clause.near", name, amount, gap],
            Status.Missed => text["overview.clause.missed", name, amount, gap],
            _ when tile.Judgement.Over => text["overview.clause.not-due.over", name, gap, words.PeriodBrief(tile.Judgement.Target!.Period)],
            _ => text["overview.clause.not-due", name, gap, words.PeriodBrief(tile.Judgement.Target!.Period)],
        };
    }
}
