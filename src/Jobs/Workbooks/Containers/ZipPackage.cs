using System.IO.Compression;

namespace Kpi.Jobs.Workbooks.Containers;

/// <summary>
/// A zip archive of named parts (xlsx and its kin). Opening reads the directory only; a part is unpacked when it is asked for,
/// and every byte that comes out is counted.
/// </summary>
internal sealed class ZipPackage : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly BoundedNameTable _names = new();
    private readonly ReadBudget _budget;

    private ZipPackage(ZipArchive archive, ReadBudget budget)
    {
        _archive = archive;
        _budget = budget;
    }

    private static ReadOnlySpan<byte> LocalHeader => "PK\x03\x04"u8;
    private static ReadOnlySpan<byte> DirectoryHeader => "PK\x01\x02"u8;
    private static ReadOnlySpan<byte> EndOfDirectory => "PK\x05\x06"u8;

    /// <summary>Names of all parts, with forward slashes and no leading one.</summary>
    public IReadOnlyCollection<string> PartNames => _parts.Keys;

    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith(LocalHeader) || bytes.StartsWith(EndOfDirectory);

    /// <exception cref="FileFaultException">More parts than allowed, or two of one name.</exception>
    /// <exception cref="InvalidDataException">The directory is damaged or missing.</exception>
    public static ZipPackage Open(ReadOnlyMemory<byte> bytes, ReadBudget budget)
    {
        // The archive class makes an object for every entry before it can be asked how many there are. Each entry needs this
        // signature, so counting signatures bounds them, wherever in the file the directory claims to be.
        ReadBudget.Limit("parts", bytes.Span.Count(DirectoryHeader), WorkbookLimits.MaxEntries);
        var package = new ZipPackage(new ZipArchive(MemoryStreams.Over(bytes), ZipArchiveMode.Read), budget);
        foreach (var entry in package._archive.Entries)
        {
            var name = Normalise(entry.FullName);
            if (!name.EndsWith('/') && !package._parts.TryAdd(name, entry))
                throw FileFaultException.Corrupt("two parts of one name", name);
        }
        return package;
    }

    public bool Contains(string part) => Find(part) is not null;

    /// <summary>Opens a part as XML; the caller disposes of it.</summary>
    /// <exception cref="FileFaultException">No such part, or it is encrypted.</exception>
    public PartXml OpenXml(string part)
    {
        var entry = Find(part) ?? throw FileFaultException.Corrupt("missing part", part);
        if (entry.IsEncrypted)
            throw FileFaultException.Encrypted();
        return new PartXml(new PartText(entry.Open(), part, entry.Crc32, _budget), _names, part);
    }

    public void Dispose() => _archive.Dispose();

    // Package part names are compared without case; some writers use backslashes, and some escape in links but not in the archive.
    private ZipArchiveEntry? Find(string part) =>
        _parts.GetValueOrDefault(Normalise(part)) ?? (part.Contains('%', StringComparison.Ordinal) ? _parts.GetValueOrDefault(Normalise(Uri.UnescapeDataString(part))) : null);

    private static string Normalise(string name) => name.Replace('\\', '/').TrimStart('/');
}
