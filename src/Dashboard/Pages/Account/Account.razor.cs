using Kpi.Data.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace Kpi.Dashboard.Pages.Account;

/// <summary>The signed-in person's own name, e-mail and password.</summary>
public sealed partial class Account
{
    private KpiUser? _user;
    private bool _hasPassword;
    private bool _saved;
    private string _name = "";
    private IReadOnlyList<string> _roles = [];
    private IReadOnlyList<string> _errors = [];

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private UserManager<KpiUser> Users { get; set; } = null!;

    [Inject]
    private SignInManager<KpiUser> SignInManager { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _name = Http.User.Identity?.Name ?? "";
        _roles = [.. Roles.All.Where(Http.User.IsInRole).Select(RoleName)];

        // A token is nobody in particular: it has no account to change.
        _user = await Users.GetUserAsync(Http.User);
        if (_user is null) return;
        _hasPassword = await Users.HasPasswordAsync(_user);
        _name = _user.DisplayName;
        Input ??= new InputModel { DisplayName = _user.DisplayName, Email = _user.Email ?? "" };
    }

    private async Task SaveAsync()
    {
        var user = _user!;
        var results = new List<IdentityResult>();
        user.DisplayName = Input.DisplayName.Trim();
        if (!string.Equals(user.Email, Input.Email.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            results.Add(await Users.SetEmailAsync(user, Input.Email.Trim()));
            results.Add(await Users.SetUserNameAsync(user, Input.Email.Trim()));
        }
        results.Add(await Users.UpdateAsync(user));
        if (!string.IsNullOrEmpty(Input.New))
        {
            results.Add(_hasPassword ? await Users.ChangePasswordAsync(user, Input.Current ?? "", Input.New) : await Users.AddPasswordAsync(user, Input.New));
        }
        _errors = [.. results.SelectMany(r => r.Errors).Select(e => e.Description)];
        _saved = _errors.Count == 0;
        _hasPassword = await Users.HasPasswordAsync(user);
        _name = user.DisplayName;

        // The cookie carries the name and the security stamp, which have changed.
        if (_saved) await SignInManager.RefreshSignInAsync(user);
    }

    private string RoleName(string role) => role switch
    {
        Roles.Viewer => L["role.viewer"],
        Roles.Contributor => L["role.contributor"],
        Roles.Planner => L["role.planner"],
        Roles.Approver => L["role.approver"],
        _ => L["role.administrator"],
    };

    private sealed class InputModel
    {
        public string DisplayName { get; set; } = "";

        public string Email { get; set; } = "";

        public string? Current { get; set; }

        public string? New { get; set; }
    }
}
