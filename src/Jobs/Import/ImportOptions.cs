using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import;

/// <summary>Bounds of reading uploads; section <c>Kpi:Import</c>.</summary>
public sealed class ImportOptions
{
    /// <summary>Largest file, in bytes.</summary>
    public long MaxBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Most bytes a file may really unpack to.</summary>
    public long MaxUncompressedBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>Most cells a file may hold.</summary>
    public int MaxCells { get; set; } = 2_000_000;

    /// <summary>Longest time reading one file may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    internal WorkbookLimits Limits => new() { MaxBytes = MaxBytes, MaxUncompressedBytes = MaxUncompressedBytes, MaxCells = MaxCells };
}
