using System.Globalization;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Identity;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Admin.People;

/// <summary>The tokens by which other programs come in: made, seen once, revoked.</summary>
public sealed partial class TokensPage
{
    // How the settings and the program sign what they make.
    private const string SettingsActor = "settings";

    private IReadOnlyList<ApiTokenEntry> _good = [];
    private IReadOnlyList<ApiTokenEntry> _past = [];
    private IReadOnlyList<AgencyBranch> _agencies = [];
    private PersonInput _input = PersonInput.Empty with { Roles = [Roles.Viewer] };
    private ApiTokenFault? _fault;
    private string? _token;
    private bool _revoked;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private ApiTokenStore Store { get; set; } = null!;

    [Inject]
    private AgencyStore AllAgencies { get; set; } = null!;

    [Inject]
    private PeopleNames Names { get; set; } = null!;

    [Inject]
    private KpiSettings Settings { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _agencies = AgencyTree.Order(await AllAgencies.AllAsync(Http.RequestAborted));
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var now = Time.GetUtcNow().UtcDateTime;
        var all = await Store.AllAsync(Http.RequestAborted);
        (_good, _past) = ([.. all.Where(t => t.IsGood(now))], [.. all.Where(t => !t.IsGood(now))]);
        await Names.ReadAsync(all.Select(t => t.CreatedBy));
    }

    private async Task AddAsync()
    {
        _input = PersonInput.Read(Http.Request.Form);
        DateTime? until = null;
        if (_input.Until.Length > 0)
        {
            if (!DateOnly.TryParseExact(_input.Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 1901 or > 2199)
            {
                _fault = ApiTokenFault.Expiry;
                return;
            }

            // Good to the end of the day, where the agencies are.
            until = TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Settings.TimeZone);
        }
        (_fault, _token) = await Store.CreateAsync(_input.Name, _input.Roles, _input.AgencyKey, until, Http.User.Identity?.Name ?? "", Http.RequestAborted);
        if (_token is null) return;
        _input = PersonInput.Empty with { Roles = [Roles.Viewer] };
        await ReadAsync();
    }

    private async Task RevokeAsync(int id)
    {
        _revoked = await Store.RevokeAsync(id, Http.User.Identity?.Name ?? "", Http.RequestAborted);
        await ReadAsync();
    }

    private string Maker(ApiTokenEntry token) => string.Equals(token.CreatedBy, SettingsActor, StringComparison.Ordinal) ? L["tokens.made.settings"] : Names.Of(token.CreatedBy);

    private string Agency(ApiTokenEntry token) => token.AgencyKey is not { } key ? L["people.agency.every"]
        : _agencies.FirstOrDefault(b => string.Equals(b.Agency.Key, key, StringComparison.Ordinal))?.Agency.Name.For(CultureInfo.CurrentUICulture) ?? key;
}
