using System.Runtime.InteropServices;

namespace Kpi.Jobs.Workbooks;

/// <summary>What of a cell's format is kept.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellStyle(string? FontName, CellFlags Flags);
