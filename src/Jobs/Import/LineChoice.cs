using Kpi.Data.Mappings;

namespace Kpi.Jobs.Import;

/// <summary>What a person says to a problem with a line.</summary>
/// <param name="Line">Key of the form's line that a printed line is; only for <see cref="LineMappingKind.Line"/>.</param>
/// <param name="Parts">Keys of the problems of the printed lines whose sum a line is, two or more; only for <see cref="LineMappingKind.Part"/>.</param>
public sealed record LineChoice(LineMappingKind Kind, string? Line, IReadOnlyList<string> Parts);
