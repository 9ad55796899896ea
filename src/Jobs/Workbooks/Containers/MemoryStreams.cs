using System.Runtime.InteropServices;

namespace Kpi.Jobs.Workbooks.Containers;

/// <summary>Streams over bytes that are in memory already.</summary>
internal static class MemoryStreams
{
    /// <summary>A stream that reads the bytes where they are; only memory that is no array is copied.</summary>
    public static MemoryStream Over(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}
