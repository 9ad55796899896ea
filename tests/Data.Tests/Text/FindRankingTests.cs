using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Text;

namespace Kpi.Data.Tests.Text;

public sealed class FindRankingTests
{
    [Theory]
    [InlineData("ty le dung han", "Tỷ lệ hồ sơ giải quyết đúng hạn")]
    [InlineData("TỶ LỆ", "Tỷ lệ hồ sơ giải quyết đúng hạn")]
    [InlineData("dung han", "Tỷ lệ hồ sơ giải quyết đúng hạn")]
    [InlineData("đúng", "Tỷ lệ hồ sơ giải quyết dung")]
    [InlineData("han dung", "Tỷ lệ hồ sơ giải quyết đúng hạn")]
    [InlineData("quy iii 2024", "quý III/2024")]
    [InlineData("ung", "Tỷ lệ hồ sơ giải quyết đúng hạn")]
    public void OfName_WithoutDiacriticsAndInAnyOrder_Answers(string query, string name) => Assert.NotNull(FindRanking.OfName(query, name));

    [Theory]
    [InlineData("xyz", "Tỷ lệ hồ sơ")]
    [InlineData("ho so xyz", "Tỷ lệ hồ sơ")]
    [InlineData("", "Tỷ lệ hồ sơ")]
    [InlineData(" ./ ", "Tỷ lệ hồ sơ")]
    public void OfName_WhatIsNotInIt_IsNoAnswer(string query, string name) => Assert.Null(FindRanking.OfName(query, name));

    [Fact]
    public void OfName_BetterAnswers_ComeFirst()
    {
        // Each beats the next for "ho so": the whole, its start, the start of a word, words in order, in any order, the middle of words.
        string[] names = ["Hồ sơ", "Hồ sơ đã giải quyết", "Số hồ sơ", "Hộ gia đình nộp sơ bộ", "Sơ đồ hộ", "Phổ số x", "Phổ thông có số"];
        var scores = names.Select(n => FindRanking.OfName("ho so", n)!.Value).ToList();
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal(scores.Count, scores.Distinct().Count());
    }

    [Fact]
    public void OfName_OfEqualAnswers_TheShorterComesFirst() =>
        Assert.True(FindRanking.OfName("ho", "Hồ sơ") > FindRanking.OfName("ho", "Hồ sơ giải quyết trước hạn"));

    [Theory]
    [InlineData("3.3.1", "3.3.1.", 3)]
    [InlineData("3.3.1.", "3.3.1", 3)]
    [InlineData("3.3", "3.3.1.", 2)]
    [InlineData("3.3", "3.31", 1)]
    [InlineData("3.3", "13.3", 0)]
    public void OfCode_ExactBeatsBelowBeatsStart(string query, string code, int rank)
    {
        var score = FindRanking.OfCode(query, code, "");
        Assert.Equal(rank, score switch { null => 0, > 11_000 => 3, > 9_000 => 2, _ => 1 });
    }

    [Fact]
    public void OfCode_Key_AnswersToItselfAndToAPartOfIt()
    {
        Assert.True(FindRanking.OfCode("kpi.backlog", "", "kpi.backlog") > FindRanking.OfCode("backlog", "", "kpi.backlog"));
        Assert.Null(FindRanking.OfCode("pi", "", "kpi.backlog"));
        Assert.Equal(FindRanking.OfCode("2024-q1", "", "2024-Q1"), FindRanking.OfCode("2024-Q1", "", "2024-Q1"));
    }

    [Fact]
    public void OfName_AnyNameAndItsBeginning_AnswersAndNeverBeatsTheWhole() => Prop.ForAll<NonEmptyString, PositiveInt>((name, length) =>
    {
        var folded = Folding.Fold(name.Get);
        if (folded.Length == 0) return;
        var whole = FindRanking.OfName(folded, name.Get);
        Assert.NotNull(whole);
        var start = folded[..Math.Min(folded.Length, length.Get)].Trim();
        if (start.Length > 0) Assert.True(FindRanking.OfName(start, name.Get) <= whole);
    }).QuickCheckThrowOnFailure();
}
