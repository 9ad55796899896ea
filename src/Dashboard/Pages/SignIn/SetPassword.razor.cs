using Kpi.Data.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace Kpi.Dashboard.Pages.SignIn;

/// <summary>
/// Where the link of a new person, or of one whose password was taken away, leads: they choose a password. Looking at the page uses nothing up, since mail programs look
/// at links before people do.
/// </summary>
public sealed partial class SetPassword
{
    private Person? _person;
    private IReadOnlyList<string> _errors = [];

    [SupplyParameterFromQuery]
    private string? Code { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private PersonStore Store { get; set; } = null!;

    [Inject]
    private SignInManager<KpiUser> SignInManager { get; set; } = null!;

    [Inject]
    private NavigationManager Address { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _person = string.IsNullOrEmpty(Code) ? null : await Store.OfLinkAsync(Code, Http.RequestAborted);
    }

    private async Task SetAsync()
    {
        var users = SignInManager.UserManager;
        if (_person is not { } person || await users.FindByIdAsync(person.Id) is not { } user)
        {
            _person = null;
            return;
        }
        var password = Http.Request.Form["password"].ToString();
        var errors = new List<IdentityError>();
        foreach (var validator in users.PasswordValidators) errors.AddRange((await validator.ValidateAsync(users, user, password)).Errors);
        _errors = [.. errors.Select(e => e.Description)];
        if (_errors.Count > 0) return;

        // Of two who hold the same link, one sets the password.
        if (!await Store.UseLinkAsync(Code!, Http.RequestAborted))
        {
            _person = null;
            return;
        }
        var set = await users.AddPasswordAsync(user, password);
        _errors = [.. set.Errors.Select(e => e.Description)];
        if (_errors.Count > 0) return;
        await SignInManager.SignInAsync(user, isPersistent: false);
        Address.NavigateTo("/");
    }
}
