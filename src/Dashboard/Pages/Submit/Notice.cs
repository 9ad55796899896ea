namespace Kpi.Dashboard.Pages.Submit;

/// <summary>What has just happened to a submission, said once on the page it leads to. Its word stands in the address.</summary>
public enum Notice
{
    /// <summary>A file was uploaded and read; nothing is handed in yet.</summary>
    Received,

    /// <summary>The same bytes had been uploaded before.</summary>
    Known,

    /// <summary>The file made several submissions.</summary>
    Several,

    /// <summary>The file was read again with answers.</summary>
    Answered,

    /// <summary>What a line is was remembered, and the file was read again with it.</summary>
    Remembered,

    /// <summary>What a line is was forgotten, and the file was read again without it.</summary>
    Forgotten,

    /// <summary>Nothing was chosen that fits the line; nothing was done.</summary>
    ChoiceNeeded,

    /// <summary>With the answers it was the same as a submission that was there.</summary>
    Merged,
    Submitted,
    Returned,
    Withdrawn,
    Published,

    /// <summary>Something was said about a line.</summary>
    Commented,

    /// <summary>What was said about a line was taken back.</summary>
    Uncommented,

    /// <summary>A publish was taken back.</summary>
    Undone,

    /// <summary>Somebody else was faster; nothing was done.</summary>
    Overtaken,

    /// <summary>It is another agency's; nothing was done.</summary>
    OtherAgency,

    /// <summary>Errors are open; nothing was done.</summary>
    OpenErrors,

    /// <summary>Handing back, or taking back a publish, needs a reason; nothing was done.</summary>
    CommentNeeded,

    /// <summary>The dates given are no window; nothing was done.</summary>
    WrongDates,

    /// <summary>The state does not allow it any more; nothing was done.</summary>
    WrongState,
}
