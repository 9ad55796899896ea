using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Agencies;

namespace Kpi.Data.Tests.Agencies;

public sealed class AgencyTreeTests
{
    [Fact]
    public void Order_PutsEachBelowItsParent_AndKeepsTheOrderOfNeighbours()
    {
        var tree = AgencyTree.Order([Agency(3, 1), Agency(1), Agency(2), Agency(4, 3), Agency(5, 1)]);
        Assert.Equal([(1, 0), (3, 1), (4, 2), (5, 1), (2, 0)], tree.Select(b => (b.Agency.Id, b.Level)));
        Assert.All(tree, b => Assert.True(b.Wanted));
    }

    [Fact]
    public void Order_OfSome_KeepsThoseAboveThem()
    {
        var tree = AgencyTree.Order([Agency(1), Agency(2, 1), Agency(3, 2), Agency(4, 1), Agency(5)], a => a.Id == 3);
        Assert.Equal([(1, false), (2, false), (3, true)], tree.Select(b => (b.Agency.Id, b.Wanted)));
    }

    [Fact]
    public void Order_OfAnyAgencies_HasEachOnce_EvenInACircle() => Prop.ForAll<int?[]>(parents =>
    {
        Agency[] all = [.. parents.Select((p, i) => Agency(i, p is { } parent ? Math.Abs(parent % Math.Max(1, parents.Length)) : null))];
        var tree = AgencyTree.Order(all);
        Assert.Equal(all.Select(a => a.Id).Order(), tree.Select(b => b.Agency.Id).Order());
        Assert.All(tree.Where(b => b.Level > 0), b => Assert.Contains(tree.TakeWhile(o => o != b), o => o.Agency.Id == b.Agency.ParentId && o.Level == b.Level - 1));
    }).QuickCheckThrowOnFailure();

    private static Agency Agency(int id, int? parent = null) => new(id, $"a{id}", new LocalText("", ""), parent, null, null, []);
}
