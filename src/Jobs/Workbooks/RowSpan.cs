using System.Runtime.InteropServices;

namespace Kpi.Jobs.Workbooks;

/// <summary>Where a row's cells lie: always in one chunk, so that they can be handed out as a span.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RowSpan(int Chunk, ushort Start, ushort Count);
