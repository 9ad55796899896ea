using Kpi.Data.Observations;

namespace Kpi.Data.Tests.Observations;

public sealed class DigitsTests
{
    [Theory]
    [InlineData(41.72185430463576, 41.7218543046358, true)]
    [InlineData(41.72185430463576, 41.72185430464, false)]
    [InlineData(16183d, 16183d, true)]
    [InlineData(999_999_999_999d, 999_999_999_998d, false)]
    [InlineData(0d, 0d, true)]
    [InlineData(0d, 1e-300, false)]
    [InlineData(null, null, true)]
    [InlineData(null, 0d, false)]
    public void Same_IsWhatAWorkbookCannotTellApart(double? one, double? other, bool same)
    {
        Assert.Equal(same, Digits.Same(one, other));
        Assert.Equal(same, Digits.Same(other, one));
    }
}
