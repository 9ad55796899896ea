using System.Globalization;
using Kpi.Dashboard.Identity;
using Kpi.Data.Agencies;
using Kpi.Data.Identity;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Admin.People;

/// <summary>Who may sign in, and a form that adds somebody. The link they get stands in the answer to the form, and nowhere else.</summary>
public sealed partial class PeoplePage
{
    private IReadOnlyList<Person> _people = [];
    private IReadOnlyList<AgencyBranch> _agencies = [];
    private PersonInput _input = PersonInput.Empty with { Roles = [Roles.Viewer] };
    private PersonFault? _fault;
    private Person? _added;
    private string _link = "";

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private PersonStore Store { get; set; } = null!;

    [Inject]
    private AgencyStore AllAgencies { get; set; } = null!;

    /// <summary>The page of a person.</summary>
    public static string Of(Person person) => "/admin/people/" + Uri.EscapeDataString(person.Id);

    /// <summary>Where a code lets somebody set a password.</summary>
    internal static string Link(HttpRequest request, string code) => $"{request.Scheme}://{request.Host}{SignInServices.PasswordPath}?code={code}";

    protected override async Task OnInitializedAsync()
    {
        _agencies = AgencyTree.Order(await AllAgencies.AllAsync(Http.RequestAborted));
        _people = await Store.AllAsync(Http.RequestAborted);
    }

    private async Task AddAsync()
    {
        _input = PersonInput.Read(Http.Request.Form);
        var result = await Store.AddAsync(_input.Name, _input.Draft(), Http.User.Identity?.Name ?? "", Http.RequestAborted);
        _fault = result.Fault;
        if (result is not { Id: { } id, Code: { } code }) return;
        _people = await Store.AllAsync(Http.RequestAborted);
        _added = _people.First(p => string.Equals(p.Id, id, StringComparison.Ordinal));
        _link = Link(Http.Request, code);
        _input = PersonInput.Empty with { Roles = [Roles.Viewer] };
    }

    private string Headline() => L["people.headline", Numbers.Count(_people.Count), Numbers.Count(_people.Count(p => p.Locked)), Numbers.Count(_people.Count(p => !p.Locked && !p.HasPassword))];

    private string Agency(Person person) => person.AgencyKey is not { } key ? L["people.agency.every"]
        : _agencies.FirstOrDefault(b => string.Equals(b.Agency.Key, key, StringComparison.Ordinal))?.Agency.Name.For(CultureInfo.CurrentUICulture) ?? key;

    private string State(Person person) => person switch
    {
        { Locked: true } => L["people.state.locked"],
        { HasPassword: true } => L["people.state.active"],
        { LinkUntil: { } until } => L["people.state.link", Dates.Instant(until)],
        _ => L["people.state.no-password"],
    };
}
