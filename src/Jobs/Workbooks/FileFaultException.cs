using System.Globalization;

namespace Kpi.Jobs.Workbooks;

/// <summary>
/// Ends the reading of a file from any depth of a format reader. <see cref="WorkbookReader"/> turns it into the result; it never
/// leaves this namespace.
/// </summary>
internal sealed class FileFaultException(FileFault fault) : Exception(fault.Code)
{
    public FileFault Fault { get; } = fault;

    public static FileFaultException Empty() => Make(FileFault.Empty);

    public static FileFaultException Encrypted() => Make(FileFault.Encrypted);

    public static FileFaultException Corrupt(string reason, string? part = null) =>
        part is null ? Make(FileFault.Corrupt, ("reason", reason)) : Make(FileFault.Corrupt, ("reason", reason), ("part", part));

    public static FileFaultException Unsupported(string format) => Make(FileFault.Unsupported, ("format", format));

    public static FileFaultException TooLarge(long bytes, long allowed) => Make(FileFault.TooLarge, ("bytes", Number(bytes)), ("allowed", Number(allowed)));

    public static FileFaultException Limit(string limit, long allowed) => Make(FileFault.Limits, ("limit", limit), ("allowed", Number(allowed)));

    private static FileFaultException Make(string code, params ReadOnlySpan<(string Key, string Value)> details)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in details)
            map[key] = value;
        return new FileFaultException(new FileFault(code, map));
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
