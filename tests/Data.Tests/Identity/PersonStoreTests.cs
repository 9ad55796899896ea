using Kpi.Data.Audit;
using Kpi.Data.Identity;
using Kpi.Data.Persistence;
using Kpi.Tests.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Identity;

public sealed class PersonStoreTests : StoreTheory
{
    private const string Agency = "sct-ha-nam";

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Added_HasRolesAnAgencyALinkAndNoPassword_AndIsInTheLog(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var people = store.Get<PersonStore>();
        var added = await people.AddAsync(" lan@example.org ", new PersonDraft("Nguyễn Lan", [Roles.Approver, Roles.Viewer], Agency), "root", Cancel);
        Assert.Null(added.Fault);
        var lan = Assert.Single(await people.AllAsync(Cancel));
        Assert.Equal(("lan@example.org", "Nguyễn Lan", Agency, false, false), (lan.UserName, lan.DisplayName, lan.AgencyKey, lan.Locked, lan.HasPassword));
        Assert.Equal([Roles.Viewer, Roles.Approver], lan.Roles);
        Assert.Equal(TestClock.Start.UtcDateTime.AddDays(3), lan.LinkUntil);
        Assert.Equal(lan.Id, (await people.OfLinkAsync(added.Code!, Cancel))?.Id);
        var entry = Assert.Single(await store.Get<AuditStore>().OfAsync(Person.Subject(lan.Id), Cancel));
        Assert.Equal(("person.add", "root", "lan@example.org: viewer approver @sct-ha-nam"), (entry.Action, entry.Actor, entry.Detail));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Added_WithWhatDoesNotFit_IsRefused(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var people = store.Get<PersonStore>();
        var draft = new PersonDraft("Lan", [Roles.Viewer], null);
        async Task<PersonFault?> Try(string name, PersonDraft one) => (await people.AddAsync(name, one, "root", Cancel)).Fault;
        Assert.Equal(PersonFault.UserName, await Try("", draft));
        Assert.Equal(PersonFault.UserName, await Try("lân", draft));
        Assert.Equal(PersonFault.UserName, await Try("Inbox", draft));
        Assert.Equal(PersonFault.DisplayName, await Try("lan", draft with { DisplayName = " " }));
        Assert.Equal(PersonFault.Roles, await Try("lan", draft with { Roles = [] }));
        Assert.Equal(PersonFault.Roles, await Try("lan", draft with { Roles = ["king"] }));
        Assert.Equal(PersonFault.Agency, await Try("lan", draft with { AgencyKey = "nowhere" }));
        Assert.Null(await Try("lan", draft));
        Assert.Equal(PersonFault.Taken, await Try("LAN", draft));
        await store.Get<ApiTokenStore>().CreateAsync("gateway", [Roles.Viewer], null, null, "root", Cancel);
        Assert.Equal(PersonFault.Taken, await Try("gateway", draft));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Changed_GetsNewRolesAndAgency_AndOldSessionsEnd(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var people = store.Get<PersonStore>();
        var id = (await people.AddAsync("lan", new PersonDraft("Lan", [Roles.Contributor], Agency), "root", Cancel)).Id!;
        var stamp = await people.StampAsync(id, Cancel);
        Assert.Equal(PersonFault.Reason, (await people.ChangeAsync(id, new PersonDraft("Lan", [Roles.Planner], null), " ", "root", Cancel)).Fault);
        Assert.Equal(stamp, await people.StampAsync(id, Cancel));
        Assert.Null((await people.ChangeAsync(id, new PersonDraft("Lan Anh", [Roles.Planner], null), "Chuyển phòng", "root", Cancel)).Fault);
        var lan = (await people.FindAsync(id, Cancel))!;
        Assert.Equal(("Lan Anh", null, Roles.Planner), (lan.DisplayName, lan.AgencyKey, Assert.Single(lan.Roles)));
        Assert.NotEqual(stamp, await people.StampAsync(id, Cancel));
        Assert.Equal("lan: Lan, contributor @sct-ha-nam → Lan Anh, planner @*; Chuyển phòng", (await store.Get<AuditStore>().OfAsync(Person.Subject(id), Cancel))[^1].Detail);
        Assert.Equal(PersonFault.Gone, (await people.ChangeAsync("nobody", new PersonDraft("x", [Roles.Viewer], null), "x", "root", Cancel)).Fault);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Locked_HasNeitherSessionNorLink_UntilUnlocked(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var people = store.Get<PersonStore>();
        var added = await people.AddAsync("lan", new PersonDraft("Lan", [Roles.Viewer], null), "root", Cancel);
        Assert.Null((await people.LockAsync(added.Id!, "Nghỉ việc", "root", Cancel)).Fault);
        Assert.Equal((true, (DateTime?)null), ((await people.FindAsync(added.Id!, Cancel))!.Locked, (await people.FindAsync(added.Id!, Cancel))!.LinkUntil));
        Assert.Null(await people.StampAsync(added.Id!, Cancel));
        Assert.Null(await people.OfLinkAsync(added.Code!, Cancel));
        Assert.Equal(PersonFault.Gone, (await people.LockAsync(added.Id!, "x", "root", Cancel)).Fault);
        Assert.Equal(PersonFault.Gone, (await people.ResetAsync(added.Id!, "x", "root", Cancel)).Fault);
        Assert.Null((await people.UnlockAsync(added.Id!, "Trở lại", "root", Cancel)).Fault);
        Assert.False((await people.FindAsync(added.Id!, Cancel))!.Locked);
        Assert.NotNull(await people.StampAsync(added.Id!, Cancel));
        Assert.Equal(["person.add", "person.lock", "person.unlock"], (await store.Get<AuditStore>().OfAsync(Person.Subject(added.Id!), Cancel)).Select(e => e.Action));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Link_IsGoodOnceForThreeDays_AndTheNewestOnly(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var people = store.Get<PersonStore>();
        var added = await people.AddAsync("lan", new PersonDraft("Lan", [Roles.Viewer], null), "root", Cancel);
        var reset = await people.ResetAsync(added.Id!, "Mất liên kết", "root", Cancel);
        Assert.False(await people.UseLinkAsync(added.Code!, Cancel));
        Assert.True(await people.UseLinkAsync(reset.Code!, Cancel));
        Assert.False(await people.UseLinkAsync(reset.Code!, Cancel));
        var late = await people.ResetAsync(added.Id!, "Mất liên kết", "root", Cancel);
        store.Clock.Advance(TimeSpan.FromDays(3));
        Assert.False(await people.UseLinkAsync(late.Code!, Cancel));
        Assert.Null((await people.FindAsync(added.Id!, Cancel))!.LinkUntil);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task LastAdministrator_CanNeitherBeLockedDemotedNorReset(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var people = store.Get<PersonStore>();
        var first = await AdministratorAsync(store, "first");
        var second = (await people.AddAsync("second", new PersonDraft("Second", [Roles.Administrator], null), "first", Cancel)).Id!;

        // The second has set no password yet: nobody knows whether they ever will.
        Assert.Equal(PersonFault.LastAdministrator, (await people.LockAsync(first, "x", "first", Cancel)).Fault);
        Assert.Equal(PersonFault.LastAdministrator, (await people.ResetAsync(first, "x", "first", Cancel)).Fault);
        Assert.Equal(PersonFault.LastAdministrator, (await people.ChangeAsync(first, new PersonDraft("First", [Roles.Viewer], null), "x", "first", Cancel)).Fault);
        Assert.Null((await people.ChangeAsync(first, new PersonDraft("First", [Roles.Administrator, Roles.Viewer], null), "x", "first", Cancel)).Fault);
        await SetPasswordAsync(store, second);
        Assert.Null((await people.LockAsync(first, "x", "second", Cancel)).Fault);
        Assert.Equal(PersonFault.LastAdministrator, (await people.LockAsync(second, "x", "second", Cancel)).Fault);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Administrators_WhoDemoteEachOtherAtOnce_LeaveOne(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var people = store.Get<PersonStore>();
        string[] both = [await AdministratorAsync(store, "first"), await AdministratorAsync(store, "second")];
        var results = await Task.WhenAll(both.Select(id => Task.Run(() => people.ChangeAsync(id, new PersonDraft("x", [Roles.Viewer], null), "x", "other", Cancel), Cancel)));
        Assert.Equal([null, PersonFault.LastAdministrator], results.Select(r => r.Fault).Order());
        Assert.Single(await people.AllAsync(Cancel), p => p.Roles.Contains(Roles.Administrator));
    }

    private static async Task<string> AdministratorAsync(TestStore store, string name)
    {
        var id = (await store.Get<PersonStore>().AddAsync(name, new PersonDraft(name, [Roles.Administrator], null), "root", Cancel)).Id!;
        await SetPasswordAsync(store, id);
        return id;
    }

    private static async Task SetPasswordAsync(TestStore store, string id)
    {
        await using var context = await store.Get<IDbContextFactory<KpiContext>>().CreateDbContextAsync(Cancel);
        await context.Users.Where(u => u.Id == id).ExecuteUpdateAsync(s => s.SetProperty(u => u.PasswordHash, "hash"), Cancel);
    }
}
