using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Kpi.Dashboard.Identity;

/// <summary>
/// Holds whatever comes from an open circuit against the session it was opened in: once that has ended nothing is done any more, and the page is asked for anew, which
/// asks who is locked to sign in, and goes on for who has only changed their password.
/// </summary>
internal sealed class CircuitSessions(SessionStamps sessions, AuthenticationStateProvider who, NavigationManager address) : CircuitHandler
{
    private bool _ended;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        if (_ended) return;
        if (!await sessions.EndedAsync((await who.GetAuthenticationStateAsync()).User, CancellationToken.None))
        {
            await next(context);
            return;
        }
        _ended = true;
        address.NavigateTo(address.Uri, forceLoad: true);
    };
}
