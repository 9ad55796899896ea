using Kpi.Data;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>Addresses of the pages for handing in.</summary>
public static class SubmitAddress
{
    public const string List = "/submit";
    public const string Upload = "/submit/upload";

    /// <summary>The page of a submission.</summary>
    public static string Of(Guid id) => $"/submit/{id}";

    /// <summary>The page of a submission with what has just happened.</summary>
    public static string Of(Guid id, Notice notice) => $"/submit/{id}?notice={Words.Of(notice)}";

    /// <summary>Where the figures a publish would replace are shown once more before it.</summary>
    public static string Confirm(Guid id) => $"/submit/{id}?confirm=publish";

    /// <summary>What a form posts to.</summary>
    public static string Action(Guid id, string action) => $"/submit/{id}/{action}";
}
