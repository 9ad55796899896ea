using System.Globalization;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Admin.Calendars;

/// <summary>Where the periods of a calendar lie, by which rules, and a form that adds a rule from a year on. Works without script.</summary>
public sealed partial class CalendarPage
{
    private CatalogueSnapshot _catalogue = null!;
    private ReportingCalendar? _calendar;
    private Wording _words = null!;
    private IReadOnlyList<PeriodRuleVersion> _added = [];
    private IReadOnlyList<PeriodRuleFault> _wrong = [];
    private (PeriodKind Kind, int Month)? _changed;
    private int _year;

    /// <summary>Key of the calendar.</summary>
    [SupplyParameterFromQuery(Name = "calendar")]
    private string? Chosen { get; set; }

    [SupplyParameterFromQuery]
    private string? Year { get; set; }

    /// <summary>The kind of period whose rule is to be changed: see <see cref="RuleInput.KindKey"/>.</summary>
    [SupplyParameterFromQuery]
    private string? Change { get; set; }

    [SupplyParameterFromQuery(Name = "saved")]
    private string? Saved { get; set; }

    [SupplyParameterFromForm]
    private RuleInput Input { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private CatalogueStore Catalogues { get; set; } = null!;

    [Inject]
    private CalendarStore Store { get; set; } = null!;

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
        _catalogue = await Catalogues.GetAsync(Http.RequestAborted);
        _calendar = string.IsNullOrEmpty(Chosen) ? _catalogue.Calendars[0] : _catalogue.Calendar(Chosen);
        var thisYear = TimeZoneInfo.ConvertTime(Time.GetUtcNow(), Settings.TimeZone).Year;
        _year = int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : thisYear;
        if (_calendar is null || _year is < 1901 or > 2199)
        {
            Navigation.NotFound();
            return;
        }
        _words = await Wordings.GetAsync(Http.RequestAborted);
        _added = await Store.AddedAsync(_calendar.Id, Http.RequestAborted);
        await People.ReadAsync(_added.Select(r => r.RecordedBy));
        _changed = RuleInput.ReadKind(Change) is var (kind, month) && _calendar.Rule(_year, kind, month) is not null ? (kind, month) : null;
        if (_changed is var (changedKind, changedMonth)) Input ??= RuleInput.Of(_calendar.Rule(_year, changedKind, changedMonth)!, _year);
    }

    private async Task AddAsync()
    {
        if (_changed is not var (kind, month)) return;
        var rule = Input.Rule(kind, month);
        _wrong = await Store.AddAsync(_calendar!.Key, rule, Input.Cause ?? "", Http.User.Identity?.Name ?? "", Http.RequestAborted);
        if (_wrong.Count == 0) Navigation.NavigateTo(Address(_calendar.Key, rule.FromYear) + "&saved=" + RuleInput.KindKey(kind, month));
    }

    private static string Address(string calendar, int year) => FormattableString.Invariant($"/admin/calendars?calendar={Uri.EscapeDataString(calendar)}&year={year}");

    private static string Name(ReportingCalendar calendar) => new LocalText(calendar.NameVi, calendar.NameEn).For(CultureInfo.CurrentUICulture);

    // A rule as it places its first period.
    private Period First(PeriodRule rule) => rule.In(_calendar!.Id, rule.FromYear);

    private bool IsLaid(Period period) => _calendar!.Laid?.Contains(period) ?? false;

    private string FromYear(Period period) => _calendar!.Rule(period.Year, period.Kind, period.Month) is { FromYear: > 0 } rule
        ? L["calendars.from", rule.FromYear.ToString(CultureInfo.InvariantCulture)]
        : L["calendars.from-start"];

    private string Fault(PeriodRuleFault fault) => fault switch
    {
        PeriodRuleFault.Kind => L["calendars.fault.kind"],
        PeriodRuleFault.Year => L["calendars.fault.year"],
        PeriodRuleFault.Day => L["calendars.fault.day"],
        PeriodRuleFault.Window => L["calendars.fault.window"],
        PeriodRuleFault.Deadline => L["calendars.fault.deadline"],
        PeriodRuleFault.Cause => L["calendars.fault.cause"],
        _ => L["calendars.fault.same"],
    };
}
