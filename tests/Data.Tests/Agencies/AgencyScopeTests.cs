using Kpi.Data.Agencies;

namespace Kpi.Data.Tests.Agencies;

public sealed class AgencyScopeTests
{
    private static readonly IReadOnlyList<Agency> All = [Of(1, "province", null), Of(2, "sct", 1), Of(3, "sct-office", 2), Of(4, "stc", 1), Of(5, "loop-a", 6), Of(6, "loop-b", 5)];

    [Theory]
    [InlineData(null, "sct", true)]
    [InlineData("sct", "sct", true)]
    [InlineData("province", "sct-office", true)]
    [InlineData("sct-office", "sct", false)]
    [InlineData("stc", "sct", false)]
    [InlineData("sct", null, true)]
    [InlineData("sct", "unknown", false)]
    [InlineData("closed-down", "sct", false)]
    [InlineData("sct", "loop-a", false)]
    public void Covers_OwnAgencyAndThoseBelow(string? scope, string? agency, bool covered) => Assert.Equal(covered, AgencyScope.Covers(scope, agency, All));

    private static Agency Of(int id, string key, int? parent) => new(id, key, new LocalText(key, key), parent, null, null, []);
}
