using Kpi.Data.Audit;
using Kpi.Data.Identity;
using Kpi.Data.Persistence;
using Kpi.Data.Views;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Views;

public sealed class SavedViewStoreTests : StoreTheory
{
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Saved_IsTheOwnersAlone_UntilItIsShared(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (views, lan, minh) = (store.Get<SavedViewStore>(), await PersonAsync(store, "lan"), await PersonAsync(store, "minh"));
        Assert.Null(await views.SaveAsync(lan, "lan", ViewPage.Overview, " Mục 3 ", "section=3", shared: false, Cancel));
        var own = Assert.Single((await views.ForAsync(lan, Cancel)).Views);
        Assert.Equal(("Mục 3", "section=3", ViewPage.Overview, false, "lan"), (own.Name, own.Query, own.Page, own.Shared, own.Owner));
        Assert.Empty((await views.ForAsync(minh, Cancel)).Views);
        Assert.Empty(await LogAsync(store));
        Assert.Null(await views.ChangeAsync(own.Id, lan, "lan", "Mục 3", shared: true, others: false, Cancel));
        Assert.Equal(own.Id, Assert.Single((await views.ForAsync(minh, Cancel)).Views).Id);
        Assert.Equal(["view.share overview: Mục 3; section=3"], await LogAsync(store));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Saved_UnderTheSameNameAgain_ReplacesTheFilters(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (views, lan) = (store.Get<SavedViewStore>(), await PersonAsync(store, "lan"));
        await views.SaveAsync(lan, "lan", ViewPage.Compare, "Năm", "a=2022&b=2023", shared: false, Cancel);
        await views.SaveAsync(lan, "lan", ViewPage.Compare, "Năm", "a=2023&b=2024", shared: false, Cancel);
        await views.SaveAsync(lan, "lan", ViewPage.Targets, "Năm", "year=2024", shared: false, Cancel);
        Assert.Equal(["a=2023&b=2024", "year=2024"], (await views.ForAsync(lan, Cancel)).Views.Select(v => v.Query));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Shared_IsChangedByItsOwnerAndAdministratorsOnly(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (views, lan, minh) = (store.Get<SavedViewStore>(), await PersonAsync(store, "lan"), await PersonAsync(store, "minh"));
        await views.SaveAsync(lan, "lan", ViewPage.Overview, "Chung", "", shared: true, Cancel);
        await views.SaveAsync(lan, "lan", ViewPage.Overview, "Riêng", "", shared: false, Cancel);
        var seen = (await views.ForAsync(lan, Cancel)).Views;
        var (shared, own) = (seen.Single(v => v.Shared), seen.Single(v => !v.Shared));
        Assert.Equal(SavedViewFault.Gone, await views.ChangeAsync(shared.Id, minh, "minh", "x", shared: true, others: false, Cancel));
        Assert.Equal(SavedViewFault.Gone, await views.DeleteAsync(shared.Id, minh, "minh", others: false, Cancel));
        Assert.Equal(SavedViewFault.Gone, await views.DeleteAsync(own.Id, minh, "minh", others: true, Cancel));
        Assert.Equal(SavedViewFault.Taken, await views.ChangeAsync(shared.Id, lan, "lan", "Riêng", shared: true, others: false, Cancel));
        Assert.Equal(SavedViewFault.Name, await views.ChangeAsync(shared.Id, lan, "lan", " ", shared: true, others: false, Cancel));
        Assert.Null(await views.ChangeAsync(shared.Id, minh, "minh", "Của sở", shared: true, others: true, Cancel));
        Assert.Null(await views.DeleteAsync(shared.Id, minh, "minh", others: true, Cancel));
        Assert.Equal(["view.share overview: Chung; ", "view.rename overview: Chung; → Của sở", "view.delete overview: Của sở; "], await LogAsync(store));
        Assert.Equal(own.Id, Assert.Single((await views.ForAsync(lan, Cancel)).Views).Id);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Default_IsAViewOfTheOverviewOnesSees_AndGoesWithIt(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (views, lan, minh) = (store.Get<SavedViewStore>(), await PersonAsync(store, "lan"), await PersonAsync(store, "minh"));
        await views.SaveAsync(lan, "lan", ViewPage.Overview, "Chung", "section=2", shared: true, Cancel);
        await views.SaveAsync(lan, "lan", ViewPage.Compare, "Năm", "", shared: true, Cancel);
        var seen = (await views.ForAsync(minh, Cancel)).Views;
        Assert.Null(await views.DefaultAsync(minh, Cancel));
        Assert.Equal(SavedViewFault.Gone, await views.OpenWithAsync(minh, seen[1].Id, Cancel));
        Assert.Null(await views.OpenWithAsync(minh, seen[0].Id, Cancel));
        Assert.Equal("section=2", (await views.DefaultAsync(minh, Cancel))?.Query);
        Assert.Equal(seen[0].Id, (await views.ForAsync(minh, Cancel)).Default);

        // No longer shared, it is no longer minh's; shared again, it is as it was.
        await views.ChangeAsync(seen[0].Id, lan, "lan", "Chung", shared: false, others: false, Cancel);
        Assert.Null(await views.DefaultAsync(minh, Cancel));
        await views.ChangeAsync(seen[0].Id, lan, "lan", "Chung", shared: true, others: false, Cancel);
        Assert.NotNull(await views.DefaultAsync(minh, Cancel));
        await views.DeleteAsync(seen[0].Id, lan, "lan", others: false, Cancel);
        Assert.Null(await views.DefaultAsync(minh, Cancel));
        Assert.Null(await views.OpenWithAsync(minh, null, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Saved_WithoutNameOrTooLong_IsRefused(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (views, lan) = (store.Get<SavedViewStore>(), await PersonAsync(store, "lan"));
        Assert.Equal(SavedViewFault.Name, await views.SaveAsync(lan, "lan", ViewPage.Overview, " ", "", shared: false, Cancel));
        Assert.Equal(SavedViewFault.Name, await views.SaveAsync(lan, "lan", ViewPage.Overview, new string('x', SavedView.LongestName + 1), "", shared: false, Cancel));
        Assert.Equal(SavedViewFault.Query, await views.SaveAsync(lan, "lan", ViewPage.Overview, "x", new string('x', SavedView.LongestQuery + 1), shared: false, Cancel));
        for (var i = 0; i < SavedView.MostOfOne; i++) Assert.Null(await views.SaveAsync(lan, "lan", ViewPage.Overview, FormattableString.Invariant($"v{i}"), "", shared: false, Cancel));
        Assert.Equal(SavedViewFault.Many, await views.SaveAsync(lan, "lan", ViewPage.Overview, "one more", "", shared: false, Cancel));
    }

    private static async Task<string> PersonAsync(TestStore store, string name) =>
        (await store.Get<PersonStore>().AddAsync(name, new PersonDraft(name, [Roles.Viewer], null), "root", Cancel)).Id!;

    private static async Task<IEnumerable<string>> LogAsync(TestStore store) =>
        (await store.Get<AuditStore>().OfAsync(SavedViewStore.Subject, Cancel)).Select(e => $"{e.Action} {e.Detail}");
}
