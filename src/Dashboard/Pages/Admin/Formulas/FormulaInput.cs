using System.Globalization;
using System.Text.RegularExpressions;
using Kpi.Data;
using Kpi.Data.Catalogue;

namespace Kpi.Dashboard.Pages.Admin.Formulas;

/// <summary>What the form of a formula sends.</summary>
public sealed partial class FormulaInput
{
    public string? Key { get; set; }

    public string? NameVi { get; set; }

    public string? NameEn { get; set; }

    public string? UnitVi { get; set; }

    public string? UnitEn { get; set; }

    public string? Direction { get; set; }

    public string? Section { get; set; }

    public string? Form { get; set; }

    public string? Numerator { get; set; }

    public string? Denominator { get; set; }

    public string? Cause { get; set; }

    /// <summary>How many versions the person saw.</summary>
    public int Seen { get; set; }

    /// <summary>The formula whose preview the person saw; what is saved must be it.</summary>
    public string? Previewed { get; set; }

    /// <summary><c>save</c>, or anything else for a preview.</summary>
    public string? Act { get; set; }

    /// <summary>The formula in one text, to tell whether it is the one that was previewed.</summary>
    public string Formula => $"{Form}|{Line(Numerator)}|{Line(Denominator)}";

    /// <param name="key">Of a KPI that exists; null for a new one.</param>
    public FormulaDraft Draft(string? key) => new(
        key ?? (Key ?? "").Trim(),
        key is null,
        new LocalText(NameVi ?? "", NameEn ?? ""),
        new LocalText(UnitVi ?? "", UnitEn ?? ""),
        Words.TryParse<Direction>(Direction) ?? Kpi.Data.Catalogue.Direction.None,
        int.TryParse(Section, NumberStyles.None, CultureInfo.InvariantCulture, out var section) ? section : -1,
        Form ?? "",
        Line(Numerator),
        Line(Denominator));

    // Lines and tabs are how people lay a long formula out; to the formula they are spaces.
    private static string Line(string? text) => Breaks().Replace(text ?? "", " ").Trim();

    [GeneratedRegex(@"[\r\n\t\u00A0]+", RegexOptions.None, 1000)]
    private static partial Regex Breaks();
}
