using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Kpi.Browser.Tests.Layout;

/// <summary>Lets every request come from one person, whatever sign-in is or will be.</summary>
internal sealed class SignedIn(string name) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, rest) =>
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], authenticationType: "test"));
            return rest(http);
        });
        next(app);
    };
}
