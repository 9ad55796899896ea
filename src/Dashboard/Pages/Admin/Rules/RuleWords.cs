using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Rules;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Admin.Rules;

/// <summary>Says rules, what is wrong with them, and what they would have found.</summary>
public sealed class RuleWords(CatalogueSnapshot catalogue, Wording words, NumberText numbers, DateText dates, IStringLocalizer<Text> text)
{
    private const int MostBroken = 5;
    private readonly FormulaText _formula = new(numbers, text);

    /// <summary>A rule with the codes of its lines: <c>7.1.1 + 7.1.2 = 7.1</c>.</summary>
    public string Condition(Rule rule)
    {
        var form = rule.FormKey ?? FormOf(rule.LineKey)?.FormKey;
        return _formula.Write(rule, null, key => Place(key, form));
    }

    /// <summary>The sum of a suggestion, likewise.</summary>
    public string Sum(RuleSuggestion suggestion) =>
        $"{string.Join(" + ", suggestion.Parts.Select(p => Place(p.Key, suggestion.Form.FormKey)))} = {Place(suggestion.Total.Key, suggestion.Form.FormKey)}";

    /// <summary>What bears a suggestion out, how much of that is made up, and the rule that says less.</summary>
    public string Evidence(RuleSuggestion suggestion)
    {
        var parts = new List<string> { text["rules.suggested.evidence", numbers.Count(suggestion.Held), numbers.Count(suggestion.Held)] };
        if (suggestion.Illustrative > 0) parts.Add(text["rules.illustrative", numbers.Count(suggestion.Illustrative)]);
        if (suggestion.Weaker is { } weaker) parts.Add(text["rules.suggested.weaker", Condition(weaker)]);
        return string.Join("; ", parts) + ".";
    }

    /// <summary>A line by its code and name: <c>7.1.1. Tổng số TTHC cung cấp toàn trình</c>.</summary>
    public static string Line(FormLine line, Indicator indicator) => $"{line.Code} {indicator.Name.For(CultureInfo.CurrentUICulture)}".Trim();

    public string Missing(RuleMissing missing) => missing switch
    {
        RuleMissing.Skip => text["rules.missing.skip"],
        RuleMissing.Broken => text["rules.missing.broken"],
        _ => text["rules.missing.zero"],
    };

    public string State(RuleState state) => state switch
    {
        RuleState.InForce => text["rules.state.in-force"],
        RuleState.Future => text["rules.state.future"],
        RuleState.Expired => text["rules.state.expired"],
        _ => text["rules.state.retired"],
    };

    /// <summary>For which periods a rule holds, by the day they end.</summary>
    public string Validity(Rule rule) => (rule.ValidFrom, rule.ValidTo) switch
    {
        (null, null) => text["rules.valid.always"],
        ({ } from, null) => text["rules.valid.from", dates.Date(from)],
        (null, { } to) => text["rules.valid.to", dates.Date(to)],
        ({ } from, { } to) => dates.Window(from, to),
    };

    public string Fault(RuleFault fault) => fault.Kind switch
    {
        RuleFaultKind.Empty => text["rules.fault.empty"],
        RuleFaultKind.TooLong => text["rules.fault.too-long", numbers.Count(fault.Field is RuleField.Left or RuleField.Right ? RuleDraft.MaxSide : RuleDraft.MaxMessage)],
        RuleFaultKind.Unreadable when fault.Found.Length == 0 => text["rules.fault.ended", numbers.Count(fault.Column)],
        RuleFaultKind.Unreadable => text["rules.fault.unreadable", numbers.Count(fault.Column), fault.Found],
        RuleFaultKind.UnknownIndicator => text["rules.fault.unknown", numbers.Count(fault.Column), fault.Found],
        RuleFaultKind.Derived => text["rules.fault.derived", numbers.Count(fault.Column), fault.Found],
        RuleFaultKind.Answer => text["rules.fault.answer", numbers.Count(fault.Column), fault.Found],
        RuleFaultKind.NoIndicator => text["rules.fault.no-indicator"],
        RuleFaultKind.NoChoice => text["rules.fault.no-choice"],
        RuleFaultKind.Date => text["rules.fault.date", fault.Found],
        _ => text["rules.fault.reversed"],
    };

    /// <summary>What a trial found: <c>Đúng ở 5 trên 6 báo cáo đã công bố; sai ở quý I/2024: 12 so với 13.</c></summary>
    public string Trial(RuleTrial trial)
    {
        if (trial.Lines.Count == 0) return text["rules.trial.none"];
        var judged = trial.Lines.Count - trial.Passed;
        var parts = new List<string>();
        if (judged > 0) parts.Add(text["rules.trial.held", numbers.Count(trial.Held), numbers.Count(judged)]);
        if (trial.Broken is { Count: > 0 } broken)
        {
            var named = string.Join("; ", broken.Take(MostBroken).Select(b => Where(b, trial) + ": " + Sides(b)));
            parts.Add(broken.Count > MostBroken ? text["rules.trial.broken-more", named, numbers.Count(broken.Count - MostBroken)] : text["rules.trial.broken", named]);
        }
        if (trial.Lines.Count(l => l.Illustrative) is > 0 and var invented) parts.Add(text["rules.illustrative", numbers.Count(invented)]);
        if (trial.Passed > 0) parts.Add(text["rules.trial.passed", numbers.Count(trial.Passed)]);
        return string.Join("; ", parts) + ".";
    }

    /// <summary>The period of a line of a trial, with its agency where there are several.</summary>
    public string Where(RuleTrialLine line, RuleTrial trial)
    {
        var period = words.PeriodBrief(line.Period);
        return trial.Lines.Any(l => l.Agency.Id != line.Agency.Id) ? $"{line.Agency.Name.For(CultureInfo.CurrentUICulture)}, {period}" : period;
    }

    /// <summary>Both sides of a line of a trial: <c>12 so với 13</c>.</summary>
    public string Sides(RuleTrialLine line) => line.Outcome is { Left: { } left, Right: { } right }
        ? text["rules.trial.sides", _formula.Number(left), _formula.Number(right)]
        : text["rules.trial.missing"];

    // A line of another form goes by that form's name, too. A ratio's numerator and denominator stand in the note of its line.
    private string Place(string key, string? own)
    {
        const string Numerator = ".numerator";
        const string Denominator = ".denominator";
        if (key.EndsWith(Numerator, StringComparison.Ordinal)) return text["rules.numerator", Place(key[..^Numerator.Length], own)];
        if (key.EndsWith(Denominator, StringComparison.Ordinal)) return text["rules.denominator", Place(key[..^Denominator.Length], own)];
        var form = FormOf(key);
        var code = form?.Lines.FirstOrDefault(l => l.Key == key && l.Code.Length > 0)?.Code.TrimEnd('.');
        var place = code ?? catalogue.Find(key)?.Name.For(CultureInfo.CurrentUICulture) ?? key;
        return form is null || form.FormKey == own ? place : $"{words.Form(form)} {place}";
    }

    private FormVersion? FormOf(string key) => catalogue.Forms.LastOrDefault(f => f.Indicators.Any(i => i.Key == key));
}
