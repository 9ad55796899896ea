using Kpi.Data.Audit;
using Kpi.Data.Identity;
using Kpi.Data.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Identity;

public sealed class OwnChangeStoreTests : StoreTheory
{
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task NameAndPassword_ChangedByThePersonThemselves_AreInTheLog_WithoutThePassword(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var id = (await store.Get<PersonStore>().AddAsync("lan", new PersonDraft("Lan", [Roles.Viewer], null), "root", Cancel)).Id!;
        await using var context = await store.Get<IDbContextFactory<KpiContext>>().CreateDbContextAsync(Cancel);
        using var own = new OwnChangeStore(context, store.Clock, new IdentityErrorDescriber());
        var lan = (await own.FindByIdAsync(id, Cancel))!;
        (lan.DisplayName, lan.Email) = ("Lan Anh", "lan@example.org");
        Assert.True((await own.UpdateAsync(lan, Cancel)).Succeeded);
        lan.PasswordHash = "a hash";
        Assert.True((await own.UpdateAsync(lan, Cancel)).Succeeded);

        // Signing in counts failures, and that is no change.
        lan.AccessFailedCount = 1;
        Assert.True((await own.UpdateAsync(lan, Cancel)).Succeeded);
        var log = await store.Get<AuditStore>().OfAsync(Person.Subject(id), Cancel);
        Assert.Equal(
            [("person.own", "lan", "lan: Lan → Lan Anh; → lan@example.org"), ("person.password", "lan", "lan")],
            log.Skip(1).Select(e => (e.Action, e.Actor, e.Detail)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Change_ThatSomebodyElseWasFasterThan_IsNotInTheLog(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var people = store.Get<PersonStore>();
        var id = (await people.AddAsync("lan", new PersonDraft("Lan", [Roles.Viewer], null), "root", Cancel)).Id!;
        await using var context = await store.Get<IDbContextFactory<KpiContext>>().CreateDbContextAsync(Cancel);
        using var own = new OwnChangeStore(context, store.Clock, new IdentityErrorDescriber());
        var lan = (await own.FindByIdAsync(id, Cancel))!;
        Assert.Null((await people.LockAsync(id, "Nghỉ việc", "root", Cancel)).Fault);
        lan.DisplayName = "Lan Anh";
        Assert.False((await own.UpdateAsync(lan, Cancel)).Succeeded);
        Assert.Equal(["person.add", "person.lock"], (await store.Get<AuditStore>().OfAsync(Person.Subject(id), Cancel)).Select(e => e.Action));
        Assert.DoesNotContain(context.ChangeTracker.Entries<AuditEntity>(), _ => true);
    }
}
