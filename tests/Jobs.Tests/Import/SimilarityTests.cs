using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Text;
using Kpi.Jobs.Import.Recognition;

namespace Kpi.Jobs.Tests.Import;

public sealed class SimilarityTests
{
    [Fact]
    public void AtMost_AnyTexts_IsNoLessThanTheSimilarity() => Prop.ForAll<NonNull<string>, NonNull<string>>((one, other) =>
    {
        Holds(one.Get, other.Get);
        Holds(one.Get, one.Get + other.Get);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AtMost_TextLongerThanABinCounts_StillIsNoLess() => Holds(new string('a', 1000), new string('a', 600));

    private static void Holds(string one, string other)
    {
        var (left, right) = (Similarity.Pairs(Folding.Fold(one)), Similarity.Pairs(Folding.Fold(other)));
        Assert.True(Similarity.AtMost(left.Length, Similarity.Bins(left), right.Length, Similarity.Bins(right)) >= Similarity.Of(left, right));
    }
}
