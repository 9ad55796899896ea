using Kpi.Data.Audit;
using Kpi.Data.Identity;
using Kpi.Data.Persistence;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Identity;

public sealed class ApiTokenStoreTests : StoreTheory
{
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Made_LetsInAsItsRolesForItsAgency_UntilItExpires(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var tokens = store.Get<ApiTokenStore>();
        var now = TestClock.Start.UtcDateTime;
        var (fault, token) = await tokens.CreateAsync(" cổng ", [Roles.Contributor], "sct-ha-nam", now.AddDays(2), "root", Cancel);
        Assert.Null(fault);
        var found = (await tokens.FindAsync(token!, Cancel))!;
        Assert.Equal(("cổng", "sct-ha-nam", Roles.Contributor), (found.Name, found.AgencyKey, Assert.Single(found.Roles)));
        var entry = Assert.Single(await tokens.AllAsync(Cancel));
        Assert.Equal(("cổng", "root", true, false), (entry.Name, entry.CreatedBy, entry.IsGood(now), entry.IsGood(now.AddDays(2))));
        Assert.Equal("contributor @sct-ha-nam; " + now.AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Assert.Single(await store.Get<AuditStore>().OfAsync("token:cổng", Cancel)).Detail);
        store.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(await tokens.FindAsync(token!, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Revoked_LetsNobodyInAnyMore(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var tokens = store.Get<ApiTokenStore>();
        var (_, token) = await tokens.CreateAsync("gate", [Roles.Viewer], null, null, "root", Cancel);
        Assert.NotNull(await tokens.FindAsync(token!, Cancel));
        var id = Assert.Single(await tokens.AllAsync(Cancel)).Id;
        Assert.True(await tokens.RevokeAsync(id, "root", Cancel));
        Assert.Null(await tokens.FindAsync(token!, Cancel));
        Assert.False(await tokens.RevokeAsync(id, "root", Cancel));
        Assert.Equal(["token.add", "token.revoke"], (await store.Get<AuditStore>().OfAsync("token:gate", Cancel)).Select(e => e.Action));
        Assert.Null((await tokens.CreateAsync("gate", [Roles.Viewer], null, null, "root", Cancel)).Fault);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Made_WithWhatDoesNotFit_IsRefused(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var tokens = store.Get<ApiTokenStore>();
        async Task<ApiTokenFault?> Try(string name, string[] roles, string? agency = null, DateTime? until = null) => (await tokens.CreateAsync(name, roles, agency, until, "root", Cancel)).Fault;
        await store.Get<PersonStore>().AddAsync("lan", new PersonDraft("Lan", [Roles.Viewer], null), "root", Cancel);
        Assert.Equal(ApiTokenFault.Name, await Try(" ", [Roles.Viewer]));
        Assert.Equal(ApiTokenFault.Name, await Try("inbox", [Roles.Viewer]));
        Assert.Equal(ApiTokenFault.Taken, await Try("Lan", [Roles.Viewer]));
        Assert.Equal(ApiTokenFault.Roles, await Try("gate", []));
        Assert.Equal(ApiTokenFault.Agency, await Try("gate", [Roles.Viewer], "nowhere"));
        Assert.Equal(ApiTokenFault.Expiry, await Try("gate", [Roles.Viewer], null, TestClock.Start.UtcDateTime));
        Assert.Null(await Try("gate", [Roles.Viewer]));
        Assert.Equal(ApiTokenFault.Taken, await Try("gate", [Roles.Viewer]));
    }
}
