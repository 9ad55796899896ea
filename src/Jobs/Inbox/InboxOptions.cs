namespace Kpi.Jobs.Inbox;

/// <summary>Where the inbox is; section <c>Kpi:Inbox</c>.</summary>
public sealed class InboxOptions
{
    /// <summary>The folder files are dropped into.</summary>
    public string Path { get; set; } = "";
}
