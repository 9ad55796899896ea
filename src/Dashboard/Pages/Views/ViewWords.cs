using System.Globalization;
using Kpi.Dashboard.Controls;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Views;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Views;

/// <summary>What a view shows, in words.</summary>
public sealed class ViewWords(CatalogueSnapshot catalogue, IReadOnlyList<Agency> agencies, Wording words, DateText dates, IStringLocalizer<Text> text)
{
    /// <summary>The page's name.</summary>
    public static string Page(IStringLocalizer<Text> text, ViewPage page) => page switch
    {
        ViewPage.Overview => text["nav.overview"],
        ViewPage.Compare => text["nav.compare"],
        ViewPage.Targets => text["nav.targets"],
        _ => text["nav.completeness"],
    };

    /// <summary>The filters one after the other; what none of them says is as the page has it.</summary>
    public string Filters(SavedView view)
    {
        var given = ViewAddress.Read(view.Query);
        var parts = given.Select(g => One(g.Key, g.Value)).OfType<string>().ToList();
        if (!ViewAddress.NamesTime(view.Page, view.Query)) parts.Insert(0, text["views.newest"]);
        return string.Join(", ", parts);
    }

    private string? One(string name, string value) => name switch
    {
        "agency" => agencies.FirstOrDefault(a => string.Equals(a.Key, value, StringComparison.Ordinal))?.Name.For(CultureInfo.CurrentUICulture) ?? value,
        "period" => Period(value),
        "a" or "c" => text["views.against", Period(value)],
        "b" => Period(value),
        Vintage.Name => text["views.as-of", DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day) ? dates.Date(day) : value],
        "year" => text["views.year", value],
        "section" => text["views.section", value],
        "status" => Known(value) is { } shape ? text[shape].Value : value,
        "form" => catalogue.Form(value) is { } form ? words.Form(form) : value,
        "rows" => text["views.rows"],
        "why" or "each" => catalogue.Find(value) is { } indicator ? words.Name(indicator) : value,
        _ => null,
    };

    private string Period(string key) => catalogue.Calendars.Select(c => c.Find(key)).OfType<Period>().FirstOrDefault() is { } period ? words.PeriodBrief(period) : key;

    private static string? Known(string status) => Kpi.Data.Words.TryParse<Kpi.Data.Analysis.Status>(status) is { } known ? StatusShape.Of(Kpi.Data.Words.Of(known)).Key : null;
}
