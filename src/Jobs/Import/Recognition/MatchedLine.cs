using Kpi.Data.Catalogue;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>A printed row that was read as a line of the form.</summary>
/// <param name="CodeAgrees">Whether the printed code is the line's, or one of them has none.</param>
/// <param name="Confirmed">Whether the printed code is the line's own.</param>
/// <param name="Alike">How alike the printed name is to the line's, 0 to 1.</param>
/// <param name="Contradicted">Whether code and name speak for two different lines, so that the value belongs to nobody knows which.</param>
public sealed record MatchedLine(PrintedRow Row, FormLine Line, bool CodeAgrees, bool Confirmed, double Alike, bool Contradicted)
{
    /// <summary>A name less alike than this is another wording, and worth a word.</summary>
    public const double SameName = 0.85;

    /// <summary>A name this alike is the line's own, whatever else is printed or remembered.</summary>
    public const double ClearName = 0.95;

    /// <summary>Whether the name is another one than the form's, as far as nothing else confirms the line.</summary>
    public bool Renamed => Alike < SameName || (Alike < 1 && !Confirmed);
}
