using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks;

/// <summary>The file at hand and what the format readers share about it, so that a container is opened once for all of them.</summary>
internal sealed class SourceFile : IDisposable
{
    private ZipPackage? _package;
    private CompoundFile? _compound;

    public SourceFile(ReadOnlyMemory<byte> bytes, string name, WorkbookLimits limits, CancellationToken cancel, Action? large = null)
    {
        Bytes = bytes;
        Name = name;
        Limits = limits;
        Budget = new ReadBudget(limits, cancel, large);
        Texts = new TextPool(Budget);
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Only a hint: where the content could be one thing or another, and for the name of a csv file's sheet.</summary>
    public string Name { get; }

    public WorkbookLimits Limits { get; }

    public ReadBudget Budget { get; }

    public TextPool Texts { get; }

    public string? Format { get; set; }

    /// <summary>The zip package, or null when the file does not begin like one.</summary>
    public ZipPackage? Package => _package ??= ZipPackage.IsZip(Bytes.Span) ? ZipPackage.Open(Bytes, Budget) : null;

    /// <summary>The compound file, or null when the file does not begin like one.</summary>
    public CompoundFile? Compound => _compound ??= CompoundFile.IsCompound(Bytes.Span) ? CompoundFile.Open(Bytes) : null;

    public void Dispose() => _package?.Dispose();
}
