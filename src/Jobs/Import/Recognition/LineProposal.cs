using Kpi.Data.Catalogue;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>A line of the form that an unknown row may be.</summary>
/// <param name="Confidence">0 to 1, see <see cref="LineProposer"/>. Nothing is read by it: a person decides.</param>
public sealed record LineProposal(FormLine Line, double Confidence);
