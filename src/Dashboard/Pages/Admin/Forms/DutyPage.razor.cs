using System.Globalization;
using Kpi.Dashboard.Pages.Admin.Calendars;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Admin.Forms;

/// <summary>For which periods each form is due, from which year on, and by which decision. The days are the calendar's. Works without script.</summary>
public sealed partial class DutyPage
{
    private IReadOnlyList<FormVersion> _forms = [];
    private FormVersion? _form;
    private ReportingCalendar _calendar = null!;
    private Wording _words = null!;
    private IReadOnlyList<FormDutyVersion> _history = [];
    private HashSet<(PeriodKind Kind, int Month)> _chosen = [];
    private FormDutyFault? _fault;
    private int _year;
    private string _fromYear = "";
    private string _cause = "";

    [SupplyParameterFromQuery(Name = "form")]
    private string? Chosen { get; set; }

    [SupplyParameterFromQuery]
    private string? Year { get; set; }

    [SupplyParameterFromQuery]
    private string? Saved { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private CatalogueStore Catalogues { get; set; } = null!;

    [Inject]
    private FormDutyStore Store { get; set; } = null!;

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
        var catalogue = await Catalogues.GetAsync(Http.RequestAborted);
        _forms = [.. catalogue.Forms.DistinctBy(f => f.FormKey, StringComparer.Ordinal)];
        _form = string.IsNullOrEmpty(Chosen) ? _forms[0] : catalogue.Form(Chosen);
        _year = int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : TimeZoneInfo.ConvertTime(Time.GetUtcNow(), Settings.TimeZone).Year;
        if (_form is null || _year is < 1901 or > 2199)
        {
            _form = null;
            Navigation.NotFound();
            return;
        }
        _calendar = catalogue.CalendarOf(_form);
        _words = await Wordings.GetAsync(Http.RequestAborted);
        _history = await Store.OfAsync(_form.FormKey, Http.RequestAborted);
        await People.ReadAsync(_history.Select(h => h.RecordedBy).OfType<string>());
        _chosen = [.. _form.DutyIn(_year)?.Kinds ?? []];
        _fromYear = Plain(_year);
    }

    private async Task SetAsync()
    {
        var sent = Http.Request.Form;
        _chosen = [.. sent["kinds"].Select(RuleInput.ReadKind).OfType<(PeriodKind, int)>()];
        (_fromYear, _cause) = (sent["from-year"].ToString(), sent["cause"].ToString());
        var from = int.TryParse(_fromYear, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0;
        _fault = await Store.SetAsync(_form!.FormKey, from, _chosen, _cause, Http.User.Identity?.Name ?? "", Http.RequestAborted);
        if (_fault is null) Navigation.NavigateTo(Address(_form, from) + "&saved=1");
    }

    private List<Period> Due(FormVersion form) => [.. _calendar.Year(_year).Where(form.IsDueFor)];

    private string Headline(FormVersion form) => Due(form).Count is > 0 and var count
        ? L["duties.headline", _words.Form(form), Numbers.Count(count), Plain(_year)]
        : L["duties.headline.none", _words.Form(form), Plain(_year)];

    private string Version(FormDuty duty) => L[
        duty.FromYear == 0 ? "duties.version.start" : "duties.version",
        Plain(duty.FromYear),
        duty.Kinds.Count == 0 ? L["duties.version.none"].Value : string.Join(", ", duty.Kinds.Select(k => _calendar.Find(_year, k.Kind, k.Month)).OfType<Period>().Select(Name))];

    private static string Address(FormVersion form, int year) => $"/admin/forms?form={Uri.EscapeDataString(form.FormKey)}&year={Plain(year)}";

    private string CalendarAddress(FormVersion form) => $"/admin/calendars?calendar={Uri.EscapeDataString(form.CalendarKey)}&year={Plain(_year)}";

    private string Name(Period period)
    {
        var brief = PeriodNames.WithoutYear(period, CultureInfo.CurrentUICulture);
        return period.Kind is PeriodKind.Q1 or PeriodKind.Q2 or PeriodKind.Q3 or PeriodKind.Q4 ? L["completeness.quarter", brief] : brief;
    }

    private static string Key(Period period) => RuleInput.KindKey(period.Kind, period.Month);

    private static string Plain(int year) => year.ToString(CultureInfo.InvariantCulture);

    private string Fault(FormDutyFault fault) => fault switch
    {
        FormDutyFault.Form => L["duties.fault.form"],
        FormDutyFault.Year => L["calendars.fault.year"],
        FormDutyFault.Kind => L["calendars.fault.kind"],
        FormDutyFault.Cause => L["calendars.fault.cause"],
        _ => L["calendars.fault.same"],
    };
}
