using System.Globalization;
using System.Security.Claims;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Layout;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.Pages.Overview;
using Kpi.Dashboard.Pages.Restatements;
using Kpi.Dashboard.Pages.Submit;
using Kpi.Dashboard.Pages.Terms;
using Kpi.Dashboard.Pages.Views;
using Kpi.Dashboard.Pages.Wall;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Series;
using Kpi.Data.Submissions;
using Kpi.Data.Views;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Find;

/// <summary>Finds pages of the menu, indicators, periods, agencies and submissions. Like the pages it leads to, for whoever is signed in.</summary>
public sealed class FindReader(
    CatalogueStore catalogues, AgencyStore agencies, SubmissionStore submissions, SavedViewStore saved, Navigation menu, WordingProvider wordings, IStringLocalizer<Text> text)
{
    /// <summary>Longest query, in characters; what is beyond is not looked at.</summary>
    public const int Longest = 100;

    private const int Recent = 300;
    private const int Named = 100;
    private const int ViewsBesidePages = 3;

    // Pages that others lead to.
    private static readonly NavigationEntry[] OffTheMenu =
    [
        new(RestatementsQuery.Page, "hist", "restatements.title", NavigationGroup.Reporting),
        new(WallPage.Path, "screen", "wall.title", NavigationGroup.Results, OfAgency: true),
        new(ViewAddress.List, "eye", "views.title", NavigationGroup.Results),
        new(TermsPage.Path, "help", "terms.title", NavigationGroup.Results),
    ];

    /// <summary>The best answers, best first; the pages of the menu while nothing has been typed.</summary>
    /// <param name="query">As typed; null for nothing.</param>
    /// <param name="shown">What is shown where somebody searches: it stays what it is, except for what they choose.</param>
    /// <param name="user">Whoever asks: the menu and the saved views are theirs.</param>
    /// <param name="take">How many at most.</param>
    public async Task<IReadOnlyList<Found>> ReadAsync(string? query, FindShown shown, ClaimsPrincipal user, int take, CancellationToken cancellationToken)
    {
        var all = await agencies.AllAsync(cancellationToken);
        if (AgencyChoice.Find(all, shown.Agency) is null) shown = shown with { Agency = null };
        var pages = Pages(user, shown);
        var views = await ViewsAsync(user, cancellationToken);
        if (string.IsNullOrWhiteSpace(query))
        {
            // Own views have room beside the pages.
            var first = views.Take(Math.Max(take - pages.Count, ViewsBesidePages)).ToList();
            return [.. pages.Take(take - first.Count).Concat(first).Select(p => p.Found)];
        }
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var words = await wordings.GetAsync(cancellationToken);
        if (query.Length > Longest) query = query[..Longest];

        // The latest by whatever they are about, any other by the name of its file.
        var latest = await submissions.QueryAsync(null, null, null, 0, Recent, cancellationToken);
        var named = await submissions.NamedAsync(query, Named, cancellationToken);
        var main = catalogue.Form(OverviewReader.MainForm) is { } form && catalogue.CalendarOf(form).Find(shown.Period) is not null ? shown.Period : null;
        var candidates = pages
            .Concat(views)
            .Concat(Indicators(catalogue, shown))
            .Concat(Periods(catalogue, words, await submissions.PeriodsAsync(cancellationToken), shown))
            .Concat(all.Select(a => Agency(a, main)))
            .Concat(Submissions(catalogue, words, all, latest.UnionBy(named, s => s.Id)));
        return FindCandidate.Best(candidates, query, take);
    }

    private async Task<IReadOnlyList<FindCandidate>> ViewsAsync(ClaimsPrincipal user, CancellationToken cancellationToken) => UserClaims.Id(user) is not { } person ? []
        :
        [
            .. (await saved.ForAsync(person, cancellationToken)).Views.Select(v => new FindCandidate(
                new Found(FoundKind.View, v.Name, text["find.view", ViewWords.Page(text, v.Page)], ViewAddress.Of(v), "eye"), [v.Name])),
        ];

    // Both languages, for who reads one may remember a word of the other.
    private List<FindCandidate> Pages(ClaimsPrincipal user, FindShown shown) =>
    [
        .. menu.For(user).Entries.Concat(OffTheMenu).Select(e => new FindCandidate(
            new Found(FoundKind.Page, text[e.Key], text["find.page"], e.Address(shown.Agency), e.Icon), [Text.Of(e.Key, Language.Vietnamese), Text.Of(e.Key, Language.English)])),
    ];

    private IEnumerable<FindCandidate> Indicators(CatalogueSnapshot catalogue, FindShown shown)
    {
        var codes = catalogue.Forms.SelectMany(f => f.Lines).SelectMany(l => l.Indicators.Select(i => (i.Id, Code: l.Code.TrimEnd('.')))).DistinctBy(x => x.Id).ToDictionary(x => x.Id, x => x.Code);
        foreach (var indicator in catalogue.Indicators)
        {
            var code = codes.GetValueOrDefault(indicator.Id, "");
            var detail = code.Length > 0 ? text["find.line", code].Value : indicator.IsDerived ? text["find.kpi"] : text["find.indicator"];
            var period = SeriesStore.CalendarOf(catalogue, indicator).Find(shown.Period) is null ? null : shown.Period;
            yield return new FindCandidate(
                new Found(FoundKind.Indicator, indicator.Name.For(CultureInfo.CurrentUICulture), detail, IndicatorAddress.Of(indicator.Key, period, shown.Agency, null), "chart"),
                [indicator.Name.Vi, indicator.Name.En],
                code,
                indicator.Key);
        }
    }

    private IEnumerable<FindCandidate> Periods(CatalogueSnapshot catalogue, Wording words, IReadOnlyList<string> keys, FindShown shown)
    {
        foreach (var period in keys.Select(k => catalogue.Calendars.Select(c => c.Find(k)).FirstOrDefault(p => p is not null)).OfType<Period>())
        {
            List<string> names = [PeriodNames.Full(period, Language.Vietnamese), PeriodNames.Brief(period, Language.Vietnamese), PeriodNames.Full(period, Language.English), PeriodNames.Brief(period, Language.English)];
            // People write a quarter with a digit as often as with a Roman numeral.
            if (period.Kind is >= PeriodKind.Q1 and <= PeriodKind.Q4) names.Add(FormattableString.Invariant($"quý {period.Kind - PeriodKind.Q1 + 1} {period.Year}"));
            yield return new FindCandidate(
                new Found(FoundKind.Period, Capital(words.Period(period)), text["find.period"], new OverviewQuery(period.Key, shown.Agency, null, null).Address, "clock"), names, Key: period.Key);
        }
    }

    private FindCandidate Agency(Agency agency, string? period) => new(
        new Found(FoundKind.Agency, agency.Name.For(CultureInfo.CurrentUICulture), text["find.agency"], new OverviewQuery(period, agency.Key, null, null).Address, "grid"),
        [agency.Name.Vi, agency.Name.En],
        Key: agency.Key);

    private IEnumerable<FindCandidate> Submissions(CatalogueSnapshot catalogue, Wording words, IReadOnlyList<Agency> all, IEnumerable<Submission> found)
    {
        foreach (var submission in found)
        {
            var form = submission.Form is null ? null : catalogue.Form(submission.Form);
            var period = form is null ? null : catalogue.CalendarOf(form).Find(submission.Period);
            var agency = all.FirstOrDefault(a => string.Equals(a.Key, submission.Agency, StringComparison.Ordinal));
            var about = string.Join(", ", new[] { form is null ? null : words.Form(form), period is null ? null : words.PeriodBrief(period) }.OfType<string>());
            yield return new FindCandidate(
                new Found(FoundKind.Submission, submission.File, about.Length > 0 ? text["find.submission.of", about].Value : text["find.submission"], SubmitAddress.Of(submission.Id), "doc"),
                [submission.File, $"{about} {agency?.Name.For(CultureInfo.CurrentUICulture)}"]);
        }
    }

    private static string Capital(string phrase) => char.ToUpper(phrase[0], CultureInfo.InvariantCulture) + phrase[1..];
}
