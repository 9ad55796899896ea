using Kpi.Data.Catalogue;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>How a table fits a form.</summary>
/// <param name="Rows">The table's rows, joined where a page break split a name.</param>
/// <param name="Lines">Rows read as lines, in the table's order.</param>
/// <param name="Duplicates">Rows that repeat a line which another row was read as.</param>
/// <param name="Unknown">Rows that are no line of the form, though they have a code or a value.</param>
/// <param name="Absent">Lines of the form that no row was read as, headings left out.</param>
public sealed record FormMatch(
    FormVersion Form,
    IReadOnlyList<PrintedRow> Rows,
    IReadOnlyList<MatchedLine> Lines,
    IReadOnlyList<MatchedLine> Duplicates,
    IReadOnlyList<PrintedRow> Unknown,
    IReadOnlyList<FormLine> Absent)
{
    /// <summary>Rows that were read as somebody had said before, those that are no lines among them.</summary>
    public IReadOnlyList<RememberedRow> Remembered { get; init; } = [];

    /// <summary>Lines that are printed as several, with the rows whose sum they are.</summary>
    public IReadOnlyList<SplitLine> Splits { get; init; } = [];

    /// <summary>Confidence from which a table is taken for a form.</summary>
    public const double Sufficient = 0.6;

    /// <summary>Confidence that suffices when a person names the form.</summary>
    public const double SufficientWhenNamed = 0.3;

    /// <summary>The share of rows that are lines of the form, 0 to 1.</summary>
    public double Precision => Lines.Count == 0 ? 0 : Lines.Count / (double)(Lines.Count + Duplicates.Count + Unknown.Count);

    /// <summary>The harmonic mean of the share of rows that are lines of the form and the share of its lines that were found, 0 to 1.</summary>
    public double Confidence
    {
        get
        {
            var given = Lines.Count(l => l.Line.Kind != LineKind.Heading) + Splits.Count;
            var wanted = given + Absent.Count;
            var stray = Duplicates.Count + Unknown.Count;
            return given == 0 ? 0 : 2.0 * given / (given + stray + wanted);
        }
    }
}
