namespace Kpi.Dashboard.Pages.Terms;

/// <summary>Terms that belong together.</summary>
/// <param name="Id">Its place on the page.</param>
/// <param name="Key">The resource key of its name.</param>
/// <param name="Terms">The resource keys of each term and of what it means.</param>
public sealed record TermGroup(string Id, string Key, IReadOnlyList<(string Term, string Text)> Terms)
{
    /// <summary>In the order they are listed.</summary>
    public static IReadOnlyList<TermGroup> All { get; } =
    [
        new("figures", "terms.figures", [
            ("term.indicator", "term.indicator.text"),
            ("term.kpi", "term.kpi.text"),
            ("term.period", "term.period.text"),
            ("term.quarter", "term.quarter.text"),
            ("term.ytd", "term.ytd.text"),
            ("term.same-period", "term.same-period.text"),
            ("term.missing", "term.missing.text"),
            ("term.revision", "term.revision.text"),
            ("term.illustrative", "term.illustrative.text"),
        ]),
        new("targets", "terms.targets", [
            ("term.target", "term.target.text"),
            ("term.near", "term.near.text"),
            ("term.points", "term.points.text"),
            ("term.pace", "term.pace.text"),
            ("term.landing", "term.landing.text"),
        ]),
        new("signals", "terms.signals", [
            ("term.usual", "term.usual.text"),
            ("term.limits", "term.limits.text"),
            ("term.special", "term.special.text"),
            ("term.break", "term.break.text"),
            ("term.rebase", "term.rebase.text"),
            ("term.interval", "term.interval.text"),
        ]),
        new("reports", "terms.reports", [
            ("term.check", "term.check.text"),
            ("term.error", "term.error.text"),
            ("term.publish", "term.publish.text"),
            ("term.return", "term.return.text"),
            ("term.lineage", "term.lineage.text"),
        ]),
    ];
}
