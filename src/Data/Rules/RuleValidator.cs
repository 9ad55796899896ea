using System.Globalization;
using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;

namespace Kpi.Data.Rules;

/// <summary>Reads a rule as it was typed, and says of each part what is wrong with it. Pure.</summary>
public static class RuleValidator
{
    private const string Iso = "yyyy-MM-dd";
    private const int MostShown = 20;

    /// <summary>The rule, or null with every fault when there is one.</summary>
    public static (RuleDraft? Draft, IReadOnlyList<RuleFault> Faults) Read(RuleInput input, CatalogueSnapshot catalogue)
    {
        var faults = new List<RuleFault>();
        var form = catalogue.Forms.LastOrDefault(f => f.Indicators.Any(i => string.Equals(i.Key, input.Line, StringComparison.Ordinal)));
        if (form is null) faults.Add(new RuleFault(RuleField.Line, input.Line.Length == 0 ? RuleFaultKind.Empty : RuleFaultKind.NoChoice));
        var (left, right) = (input.Left.Trim(), input.Right.Trim());
        var sides = new[] { Side(left, RuleField.Left, catalogue, faults), Side(right, RuleField.Right, catalogue, faults) };
        if (Array.TrueForAll(sides, s => s is not null && !s.Keys.Any())) faults.Add(new RuleFault(RuleField.Left, RuleFaultKind.NoIndicator));
        var sign = Chosen(RuleOperators.Find(input.Operator), RuleField.Operator, faults);
        var severity = Chosen(Words.TryParse<Severity>(input.Severity), RuleField.Severity, faults);
        var missing = Chosen(Words.TryParse<RuleMissing>(input.Missing), RuleField.Missing, faults);
        var from = Date(input.From, RuleField.From, faults);
        var to = Date(input.To, RuleField.To, faults);
        if (to < from) faults.Add(new RuleFault(RuleField.To, RuleFaultKind.Reversed));
        var message = new LocalText(Message(input.MessageVi, RuleField.MessageVi, needed: true, faults), Message(input.MessageEn, RuleField.MessageEn, needed: false, faults));
        return faults.Count > 0 ? (null, faults) : (new RuleDraft(form!.FormKey, left, sign, right, severity, input.Line, message, missing, from, to), []);
    }

    private static Expression? Side(string text, RuleField field, CatalogueSnapshot catalogue, List<RuleFault> faults)
    {
        if (text.Length is 0 or > RuleDraft.MaxSide)
        {
            faults.Add(new RuleFault(field, text.Length == 0 ? RuleFaultKind.Empty : RuleFaultKind.TooLong));
            return null;
        }
        try
        {
            var read = Expression.Parse(text);
            foreach (var key in read.Keys.Distinct(StringComparer.Ordinal))
            {
                RuleFaultKind? fault = catalogue.Find(key) switch
                {
                    null => RuleFaultKind.UnknownIndicator,
                    { IsDerived: true } => RuleFaultKind.Derived,
                    { Kind: ValueKind.Enumeration } => RuleFaultKind.Answer,
                    _ => null,
                };
                if (fault is { } kind) faults.Add(new RuleFault(field, kind, Column(text, key), key));
            }
            return read;
        }
        catch (ExpressionException e)
        {
            var at = Math.Clamp(e.Column - 1, 0, text.Length);
            faults.Add(new RuleFault(field, RuleFaultKind.Unreadable, at + 1, text.Substring(at, Math.Min(MostShown, text.Length - at))));
            return null;
        }
    }

    // Where a key stands by itself: "a.1" is also the beginning of "a.1.2".
    private static int Column(string text, string key)
    {
        for (var at = text.IndexOf(key, StringComparison.Ordinal); at >= 0; at = text.IndexOf(key, at + 1, StringComparison.Ordinal))
        {
            var end = at + key.Length;
            var whole = end == text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])));
            if (whole && (at == 0 || !(char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '-'))) return at + 1;
        }
        return 0;
    }

    private static T Chosen<T>(T? choice, RuleField field, List<RuleFault> faults)
        where T : struct, Enum
    {
        if (choice is null) faults.Add(new RuleFault(field, RuleFaultKind.NoChoice));
        return choice ?? default;
    }

    private static DateOnly? Date(string text, RuleField field, List<RuleFault> faults)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (DateOnly.TryParseExact(text.Trim(), Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        faults.Add(new RuleFault(field, RuleFaultKind.Date, Found: text.Trim()[..Math.Min(MostShown, text.Trim().Length)]));
        return null;
    }

    private static string Message(string text, RuleField field, bool needed, List<RuleFault> faults)
    {
        var trimmed = text.Trim().Normalize();
        if (trimmed.Length == 0 && needed) faults.Add(new RuleFault(field, RuleFaultKind.Empty));
        if (trimmed.Length > RuleDraft.MaxMessage) faults.Add(new RuleFault(field, RuleFaultKind.TooLong));
        return trimmed;
    }
}
