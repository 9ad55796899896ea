using Kpi.Data;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>Addresses of the pages for handing in.</summary>
public static class SubmitAddress
{
    public const string List = "/submit";
    public const string Upload = "/submit/upload";

    /// <summary>Where a form to take away is asked for.</summary>
    public const string Form = "/submit/form";

    /// <summary>The official form of a period, filled in with what is published.</summary>
    public static string Filled(string form, string agency, string period) => $"{Form}?kind=export&form={form}&agency={agency}&period={period}";

    /// <summary>The page of a submission.</summary>
    public static string Of(Guid id) => $"/submit/{id}";

    /// <summary>A cell of a submission, as a spreadsheet prints it. The page is told which, for it may be one that it does not show.</summary>
    public static string Cell(Guid id, string? sheet, string cell) =>
        $"/submit/{id}?{(sheet is null ? "" : $"sheet={Uri.EscapeDataString(sheet)}&")}cell={Uri.EscapeDataString(cell)}#{Uri.EscapeDataString(cell)}";

    /// <summary>The page of a submission with what has just happened.</summary>
    public static string Of(Guid id, Notice notice) => $"/submit/{id}?notice={Words.Of(notice)}";

    /// <summary>Where the figures a publish would replace are shown once more before it.</summary>
    public static string Confirm(Guid id) => $"/submit/{id}?confirm=publish";

    /// <summary>Where something is said about a line.</summary>
    public static string Comment(Guid id, string line) => $"/submit/{id}?line={line}#say";

    /// <summary>What a form posts to.</summary>
    public static string Action(Guid id, string action) => $"/submit/{id}/{action}";
}
