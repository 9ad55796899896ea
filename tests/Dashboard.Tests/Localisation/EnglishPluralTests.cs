using Kpi.Dashboard.Localisation;

namespace Kpi.Dashboard.Tests.Localisation;

public sealed class EnglishPluralTests
{
    [Theory]
    [InlineData("task", 1, "task")]
    [InlineData("task", 2, "tasks")]
    [InlineData("task", 0, "tasks")]
    [InlineData("person", 40, "people")]
    [InlineData("agency or unit", 2, "agencies or units")]
    [InlineData("administrative procedure", 127, "procedures")]
    [InlineData("%", 2, "%")]
    [InlineData("", 2, "")]
    public void Of_Noun_FollowsItsCount(string noun, double count, string expected) => Assert.Equal(expected, EnglishPlural.Of(noun, count));
}
