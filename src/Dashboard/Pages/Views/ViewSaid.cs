using Kpi.Dashboard.Resources;
using Kpi.Data.Views;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Views;

/// <summary>What came of a form of views, as a word of an address and in words.</summary>
public static class ViewSaid
{
    public const string Saved = "saved";
    public const string Changed = "changed";
    public const string Deleted = "deleted";
    public const string Opens = "opens";

    /// <summary>What was done; null when it was not, or nothing was.</summary>
    public static string? Done(IStringLocalizer<Text> text, string? said) => said switch
    {
        Saved => text["views.saved"].Value,
        Changed => text["views.changed"],
        Deleted => text["views.deleted"],
        Opens => text["views.opens"],
        _ => null,
    };

    /// <summary>Why it was not done; null when it was.</summary>
    public static string? Wrong(IStringLocalizer<Text> text, string? said) => Kpi.Data.Words.TryParse<SavedViewFault>(said) switch
    {
        SavedViewFault.Name => text["views.fault.name"].Value,
        SavedViewFault.Taken => text["views.fault.taken"],
        SavedViewFault.Query => text["views.fault.query"],
        SavedViewFault.Many => text["views.fault.many"],
        SavedViewFault.Gone => text["views.fault.gone"],
        _ => null,
    };
}
