using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Text;

namespace Kpi.Data.Tests.Text;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Tỷ lệ DVSNCL đã cắt giảm", "Tỷ lệ ĐVSNCL đã cắt giảm")]
    [InlineData("đơn vị/ đơn vị", "đơn vị/đơn vị")]
    [InlineData("hoà", "hòa")]
    [InlineData("Uỷ ban", "ủy ban")]
    [InlineData("<i>điểm báo cáo)</i>", "điểm báo cáo")]
    [InlineData("bị kỷ luật.", "bị kỷ luật")]
    [InlineData("Số\u00a0liệu\t\n", "số liệu")]
    [InlineData("số\u200bliệu", "sốliệu")]
    public void Fold_SameWordsWrittenTwoWays_AreEqual(string one, string other) => Assert.Equal(Folding.Fold(one), Folding.Fold(other));

    [Theory]
    [InlineData("a < b > c", "a b c")]
    [InlineData("Đà Nẵng", "da nang")]
    [InlineData("\ud800đ", "d")]
    [InlineData("Đà \u2126 Nẵng \u1b06", "da ω nang \u1b05")]
    [InlineData(null, "")]
    public void Fold_Text_GivesPlainWords(string? text, string expected) => Assert.Equal(expected, Folding.Fold(text));

    [Fact]
    public void Fold_AnyText_IsIdempotentAndIndependentOfNormalForm() => Prop.ForAll<NonNull<string>>(text =>
    {
        var clean = string.Concat(text.Get.Where(c => !char.IsSurrogate(c)));
        var folded = Folding.Fold(clean);
        Assert.Equal(folded, Folding.Fold(folded));
        Assert.Equal(folded, Folding.Fold(clean.Normalize(NormalizationForm.FormC)));
        Assert.Equal(folded, Folding.Fold(clean.Normalize(NormalizationForm.FormD)));
    }).QuickCheckThrowOnFailure();
}
