using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Pages.Admin.People;
using Kpi.Dashboard.Resources;
using Kpi.Data;
using Kpi.Data.Agencies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.Pages.People;

public sealed class PersonLogTextTests
{
    private static readonly IReadOnlyList<AgencyBranch> Agencies = AgencyTree.Order([new Agency(1, "hanam-soct", new LocalText("Sở Công Thương", "Industry and Trade"), null, null, null, [])]);

    [Theory]
    [InlineData("person.add", "lan@x.vn: viewer planner @hanam-soct", "lan@x.vn: Viewer, Planner, Industry and Trade")]
    [InlineData("person.change", "lan@x.vn: viewer @* → administrator @gone; viewer @* was wrong; see letter", "lan@x.vn: Viewer, Every agency → Administrator, gone; viewer @* was wrong; see letter")]
    [InlineData("person.change", "lan@x.vn: Lan, viewer @* → Lan Anh, viewer @*; a new name", "lan@x.vn: Lan, Viewer, Every agency → Lan Anh, Viewer, Every agency; a new name")]
    [InlineData("person.change", "lan@x.vn: Lan; A, viewer @* → Lan; B, planner @*; a new name", "lan@x.vn: Lan; A, Viewer, Every agency → Lan; B, Planner, Every agency; a new name")]
    [InlineData("person.lock", "lan@x.vn: viewer @* has left", "lan@x.vn: viewer @* has left")]
    [InlineData("person.own", null, null)]
    public void Of_Detail_SaysRolesAndAgencyInWordsAndLeavesWhatPeopleWrote(string action, string? detail, string? said)
    {
        CultureInfo.CurrentUICulture = Language.English;
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        Assert.Equal(said, PersonLogText.Of(action, detail, services.GetRequiredService<IStringLocalizer<Text>>(), Agencies));
    }
}
