using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Preferences;
using Kpi.Data.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace Kpi.Dashboard.Pages.SignIn;

/// <summary>Signs a person in by password, or the first administrator by the one-time link.</summary>
public sealed partial class SignIn
{
    private string? _error;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = null!;

    [SupplyParameterFromQuery]
    private string? Code { get; set; }

    [SupplyParameterFromQuery]
    private string? Return { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private SignInManager<KpiUser> SignInManager { get; set; } = null!;

    [Inject]
    private FirstAdministrator First { get; set; } = null!;

    [Inject]
    private NavigationManager Address { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new InputModel();
        if (Code is null || !HttpMethods.IsGet(Http.Request.Method)) return;
        if (await First.UseLinkAsync(Code, Http.RequestAborted) is not { } user)
        {
            _error = L["sign-in.link-used"];
            return;
        }
        await SignInManager.SignInAsync(user, isPersistent: false);
        Address.NavigateTo("/");
    }

    private async Task SignInAsync()
    {
        var users = SignInManager.UserManager;
        var user = await users.FindByNameAsync(Input.Name) ?? await users.FindByEmailAsync(Input.Name);
        var result = user is null ? SignInResult.Failed : await SignInManager.PasswordSignInAsync(user, Input.Password, Input.Remember, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            Address.NavigateTo(LocalAddress.OrRoot(Return));
            return;
        }
        _error = user is { IsLockedOut: true } ? L["sign-in.locked-out"] : result.IsLockedOut ? L["sign-in.locked"] : L["sign-in.failed"];
    }

    private sealed class InputModel
    {
        public string Name { get; set; } = "";

        public string Password { get; set; } = "";

        public bool Remember { get; set; }
    }
}
