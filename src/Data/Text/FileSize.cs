namespace Kpi.Data.Text;

/// <summary>The size of a file as people say it, in steps of 1024.</summary>
public static class FileSize
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>In the largest unit that fits, with one decimal at most: 10,445 bytes are 10.2 KB.</summary>
    public static (decimal Value, string Unit) Of(long bytes)
    {
        var unit = 0;
        double value = bytes;
        // 1023.95 would round to 1,024.0 of the same unit
        for (; unit < Units.Length - 1 && Math.Round(value, 1) >= 1024; unit++) value /= 1024;
        return (Math.Round((decimal)value, 1, MidpointRounding.AwayFromZero), Units[unit]);
    }
}
