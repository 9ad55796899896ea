using System.Globalization;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Mappings;
using Kpi.Data.Periods;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Admin.Lines;

/// <summary>What people have said of printed lines, by form and agency, and a form that ends one from a period on. Works without script.</summary>
public sealed partial class LinesPage
{
    private const string EndedWord = "ended";

    private IReadOnlyList<LineGroup> _groups = [];
    private Wording? _words;
    private DateOnly _today;
    private string? _wrong;

    [SupplyParameterFromQuery(Name = "said")]
    private string? Said { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private LineMappingStore Store { get; set; } = null!;

    [Inject]
    private CatalogueStore Catalogues { get; set; } = null!;

    [Inject]
    private AgencyStore Agencies { get; set; } = null!;

    [Inject]
    private WordingProvider Wordings { get; set; } = null!;

    [Inject]
    private PeopleNames People { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private KpiSettings Settings { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Time.GetUtcNow(), Settings.TimeZone).DateTime);
        var catalogue = await Catalogues.GetAsync(Http.RequestAborted);
        var agencies = (await Agencies.AllAsync(Http.RequestAborted)).ToDictionary(a => a.Id);
        var words = await Wordings.GetAsync(Http.RequestAborted);
        var lines = await Store.AllAsync(Http.RequestAborted);
        await People.ReadAsync(lines.Select(l => l.RecordedBy));
        _groups = [.. lines.GroupBy(l => (l.FormKey, l.AgencyId)).Select(g => Group(catalogue, words, agencies[g.Key.AgencyId], g.Key.FormKey, g)).OrderBy(g => g.Title, StringComparer.CurrentCulture)];
        _words = words;
    }

    private static LineGroup Group(CatalogueSnapshot catalogue, Wording words, Agency agency, string formKey, IEnumerable<LineMapping> lines)
    {
        var form = catalogue.Form(formKey);
        return new LineGroup(
            $"lines-{formKey}-{agency.Key}",
            $"{(form is null ? formKey : words.Form(form))} – {agency.Name.For(CultureInfo.CurrentUICulture)}",
            form,
            form is null ? null : catalogue.CalendarOf(form),
            agency,
            [.. lines.OrderByDescending(l => l.ValidFrom).ThenByDescending(l => l.Id)]);
    }

    private async Task EndAsync(LineMapping line)
    {
        var from = Endings(line).Find(p => string.Equals(p.Key, Http.Request.Form["from"].ToString(), StringComparison.Ordinal));
        if (from is null || !await Store.RevokeAsync(line.Id, line.AgencyId, GroupOf(line).Agency.Key, from, Http.User.Identity?.Name ?? "", Http.RequestAborted))
        {
            _wrong = L["lines.end.wrong"];
            return;
        }
        Navigation.NavigateTo("/admin/lines?said=" + EndedWord);
    }

    private LineGroup GroupOf(LineMapping line) => _groups.First(g => g.Lines.Contains(line));

    /// <summary>The periods from which on it can be ended: of those it holds for, the ones that have ended, and the next.</summary>
    private List<Period> Endings(LineMapping line)
    {
        if (GroupOf(line) is not { Calendar: { } calendar, Form: { } form }) return [];
        var known = Enumerable.Range(line.ValidFrom.Year, Math.Max(1, _today.Year - line.ValidFrom.Year + 2)).SelectMany(calendar.Year)
            .Where(p => line.Holds(p.End) && (form.IsDueFor(p) || string.Equals(p.Key, line.Since, StringComparison.Ordinal))).OrderBy(p => p.End).ThenBy(p => p.Start).ToList();
        var next = known.Find(p => p.End >= _today);
        return [.. known.Where(p => p.End < _today || p == next).Reverse()];
    }

    private string Headline()
    {
        var holding = _groups.Sum(g => g.Lines.Count(l => l.Holds(_today)));
        return _groups.Count == 0 ? L["lines.headline.none"] : L["lines.headline", Numbers.Count(holding), Numbers.Count(_groups.Count)];
    }

    private static string Printed(LineMapping line) => $"{line.Code} {line.Name}".Trim();

    private string Means(LineMapping line) => line.Kind switch
    {
        LineMappingKind.Line => L["lines.kind.line"],
        LineMappingKind.Part => L["lines.kind.part", Numbers.Count(line.Parts)],
        LineMappingKind.NotALine => L["lines.kind.none"],
        _ => L["lines.kind.gone"],
    };

    private string Line(LineMapping line) => GroupOf(line).Form?.Lines.FirstOrDefault(l => string.Equals(l.Key, line.LineKey, StringComparison.Ordinal)) is { } found
        ? $"{found.Code} {found.Name.For(CultureInfo.CurrentUICulture)}".Trim()
        : line.LineKey ?? "";

    private string Validity(LineMapping line)
    {
        var since = GroupOf(line).Calendar?.Find(line.Since) is { } period ? _words!.PeriodBrief(period) : line.Since;
        return line.ValidTo is { } last ? L["lines.valid.until", since, Dates.Date(last)] : L["lines.valid", since];
    }
}
