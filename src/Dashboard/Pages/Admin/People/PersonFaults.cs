using Kpi.Dashboard.Resources;
using Kpi.Data.Identity;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Admin.People;

/// <summary>Why something was not done, and what to do about it.</summary>
public static class PersonFaults
{
    public static string Of(IStringLocalizer<Text> text, PersonFault fault) => fault switch
    {
        PersonFault.UserName => text["people.fault.name"],
        PersonFault.Taken => text["people.fault.taken"],
        PersonFault.DisplayName => text["people.fault.display-name"],
        PersonFault.Roles => text["people.fault.roles"],
        PersonFault.Agency => text["people.fault.agency"],
        PersonFault.Reason => text["people.fault.reason"],
        PersonFault.LastAdministrator => text["people.fault.last"],
        _ => text["people.fault.gone"],
    };

    public static string Of(IStringLocalizer<Text> text, ApiTokenFault fault) => fault switch
    {
        ApiTokenFault.Name => text["tokens.fault.name"],
        ApiTokenFault.Taken => text["tokens.fault.taken"],
        ApiTokenFault.Roles => text["people.fault.roles"],
        ApiTokenFault.Agency => text["people.fault.agency"],
        _ => text["tokens.fault.until"],
    };
}
