using System.Globalization;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Audit;
using Kpi.Data.Identity;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Admin.People;

/// <summary>One person: what they may do, whether they get in, and what was changed of it. What is shown after a form stands in its answer.</summary>
public sealed partial class PersonPage
{
    private Person? _person;
    private PersonInput _input = PersonInput.Empty;
    private IReadOnlyList<AgencyBranch> _agencies = [];
    private IReadOnlyList<AuditEntry> _log = [];
    private PersonFault? _fault;
    private string? _done;
    private string? _link;

    [Parameter]
    public string Id { get; set; } = "";

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private PersonStore Store { get; set; } = null!;

    [Inject]
    private AgencyStore AllAgencies { get; set; } = null!;

    [Inject]
    private AuditStore Audit { get; set; } = null!;

    [Inject]
    private PeopleNames Names { get; set; } = null!;

    [Inject]
    private SessionStamps Sessions { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Actor => Http.User.Identity?.Name ?? "";

    protected override async Task OnInitializedAsync()
    {
        _agencies = AgencyTree.Order(await AllAgencies.AllAsync(Http.RequestAborted));
        await ReadAsync();
        if (_person is null) Navigation.NotFound();
        else _input = PersonInput.Of(_person);
    }

    private async Task ReadAsync()
    {
        _person = await Store.FindAsync(Id, Http.RequestAborted);
        _log = [.. (await Audit.OfAsync(Person.Subject(Id), Http.RequestAborted)).Reverse()];
        await Names.ReadAsync(_log.Select(e => e.Actor));
    }

    private Task ChangeAsync()
    {
        _input = PersonInput.Read(Http.Request.Form);
        return DoAsync(Store.ChangeAsync(Id, _input.Draft(), _input.Reason, Actor, Http.RequestAborted), L["person.changed"]);
    }

    private Task LockAsync() => DoAsync(Store.LockAsync(Id, Reason(), Actor, Http.RequestAborted), L["person.locked"]);

    private Task UnlockAsync() => DoAsync(Store.UnlockAsync(Id, Reason(), Actor, Http.RequestAborted), L["person.unlocked"]);

    private Task ResetAsync() => DoAsync(Store.ResetAsync(Id, Reason(), Actor, Http.RequestAborted), L["person.was-reset"]);

    private async Task DoAsync(Task<PersonResult> change, string done)
    {
        var result = await change;
        _fault = result.Fault;
        if (_fault is not null) return;
        Sessions.Forget(Id);
        _done = done;
        _link = result.Code is { } code ? PeoplePage.Link(Http.Request, code) : null;
        await ReadAsync();
        if (_person is { } person) _input = PersonInput.Of(person);
    }

    private string Reason() => Http.Request.Form["reason"].ToString();

    private string Headline(Person person) => L["person.headline", person.Name, RoleNames.Of(L, person.Roles), person.AgencyKey is not { } key ? L["people.agency.every"].Value
        : _agencies.FirstOrDefault(b => string.Equals(b.Agency.Key, key, StringComparison.Ordinal))?.Agency.Name.For(CultureInfo.CurrentUICulture) ?? key];

    private string Action(string action) => action switch
    {
        "person.add" => L["person.log.add"],
        "person.change" => L["person.log.change"],
        "person.lock" => L["person.log.lock"],
        "person.unlock" => L["person.log.unlock"],
        "person.reset" => L["person.log.reset"],
        "person.link" => L["person.log.link"],
        "person.own" => L["person.log.own"],
        "person.password" => L["person.log.password"],
        _ => action,
    };
}
