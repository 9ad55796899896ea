using Kpi.Data.Mappings;

namespace Kpi.Jobs.Import;

/// <summary>A line of a file that was read as somebody had said before, without asking again.</summary>
/// <param name="Id">Number of the confirmation, by which it is taken back.</param>
/// <param name="Cell">Where the line stands; null of one that is not printed any more.</param>
/// <param name="Code">Code as printed.</param>
/// <param name="Name">Name as printed; of a line that is not printed any more, the form's.</param>
/// <param name="Line">Key of the form's line; null when it is none.</param>
/// <param name="Since">Key of the first period it holds for.</param>
/// <param name="At">When it was confirmed, in UTC.</param>
/// <param name="By">Who confirmed it.</param>
public sealed record RememberedLine(int Id, LineMappingKind Kind, string? Cell, string Code, string Name, string? Line, string Since, DateTime At, string By);
