using Kpi.Dashboard.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Identity;

/// <summary>What is wrong with a name or password, in the reader's language.</summary>
internal sealed class IdentityErrors(IStringLocalizer<Text> text) : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Of(nameof(DefaultError), text["identity.default"]);

    public override IdentityError ConcurrencyFailure() => Of(nameof(ConcurrencyFailure), text["identity.default"]);

    public override IdentityError DuplicateUserName(string userName) => Of(nameof(DuplicateUserName), text["identity.duplicate", userName]);

    public override IdentityError DuplicateEmail(string email) => Of(nameof(DuplicateEmail), text["identity.duplicate", email]);

    public override IdentityError InvalidUserName(string? userName) => Of(nameof(InvalidUserName), text["identity.invalid", userName ?? ""]);

    public override IdentityError InvalidEmail(string? email) => Of(nameof(InvalidEmail), text["identity.invalid", email ?? ""]);

    public override IdentityError PasswordMismatch() => Of(nameof(PasswordMismatch), text["identity.password-mismatch"]);

    public override IdentityError PasswordTooShort(int length) => Of(nameof(PasswordTooShort), text["identity.password-short", length]);

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Of(nameof(PasswordRequiresUniqueChars), text["identity.password-unique", uniqueChars]);

    private static IdentityError Of(string code, string description) => new() { Code = code, Description = description };
}
