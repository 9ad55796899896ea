using Kpi.Data.Identity;
using Microsoft.AspNetCore.Identity;

namespace Kpi.Dashboard.Identity;

/// <summary>What signing in and out needs besides pages: cookies can only be set by an answer, not by a circuit.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder app) =>
        app.MapPost("/sign-out", SignOutAsync).ExcludeFromDescription();

    private static async Task<IResult> SignOutAsync(HttpContext context, SignInManager<KpiUser> signIn, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
        await signIn.SignOutAsync();
        return Results.Redirect("/sign-in");
    }
}
