using Kpi.Dashboard.State;
using Kpi.Data;
using Kpi.Data.Agencies;

namespace Kpi.Dashboard.Tests.State;

/// <summary>The one rule by which a page shows an agency where its address names none.</summary>
public sealed class AgencyChoiceTests
{
    private static readonly DateOnly Today = new(2024, 6, 17);

    // By name, as the store gives them: a closed one first, a province with two departments.
    private static readonly Agency[] All =
    [
        Of(1, "closed", until: new DateOnly(2023, 12, 31)),
        Of(2, "department-a", parent: 4),
        Of(3, "department-b", parent: 4),
        Of(4, "province"),
    ];

    [Theory]
    [InlineData("department-b", new[] { 2, 3 }, "department-b")]
    [InlineData("department-b", new[] { 2 }, "department-a")]
    [InlineData(null, new[] { 2, 3 }, "department-a")]
    [InlineData(null, new[] { 2, 4 }, "province")]
    [InlineData(null, new[] { 1, 3 }, "department-b")]
    [InlineData(null, new[] { 1 }, "closed")]
    [InlineData("department-b", new int[0], "department-b")]
    [InlineData("nobody", new int[0], "closed")]
    [InlineData(null, new int[0], "closed")]
    public void Default_OwnWithFigures_ThenFirstOfTheTreeWithFigures_ThenOwn(string? own, int[] published, string expected) =>
        Assert.Equal(expected, AgencyChoice.Default(own, All, published.ToHashSet(), Today).Key);

    private static Agency Of(int id, string key, int? parent = null, DateOnly? until = null) => new(id, key, new LocalText(key, key), parent, null, until, []);
}
