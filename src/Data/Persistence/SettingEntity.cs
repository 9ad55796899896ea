namespace Kpi.Data.Persistence;

/// <summary>A fact the program must remember between runs, such as that the samples have been handed to the inbox.</summary>
internal sealed class SettingEntity
{
    public required string Key { get; set; }
    public required string Value { get; set; }
}
