namespace Kpi.Jobs.Import;

/// <summary>The codes of problems. They are stable: other systems match on them.</summary>
public static class ProblemCodes
{
    public const string FileEmpty = "file.empty";
    public const string FileEncrypted = "file.encrypted";
    public const string FileCorrupt = "file.corrupt";
    public const string FileUnsupported = "file.unsupported";
    public const string FileTooLarge = "file.too-large";
    public const string FileLimits = "file.limits";
    public const string FormUnrecognised = "form.unrecognised";
    public const string FormAmbiguous = "form.ambiguous";
    public const string FormHiddenSheet = "form.hidden-sheet";
    public const string PeriodMissing = "period.missing";
    public const string PeriodConflict = "period.conflict";
    public const string PeriodWindowDiffers = "period.window-differs";
    public const string AgencyMissing = "agency.missing";
    public const string AgencyConflict = "agency.conflict";
    public const string AgencyUnknown = "agency.unknown";
    public const string LineUnknown = "line.unknown";
    public const string LineAbsent = "line.absent";
    public const string LineCodeMismatch = "line.code-mismatch";
    public const string LineDuplicate = "line.duplicate";
    public const string ValueUnreadable = "value.unreadable";
    public const string ValueNotAnOption = "value.not-an-option";
    public const string ValueFormulaError = "value.formula-error";
    public const string ValueOutOfRange = "value.out-of-range";
    public const string ValueAmbiguousNumber = "value.ambiguous-number";
    public const string ValuePercentScale = "value.percent-scale";
    public const string ValueFormulaStale = "value.formula-stale";
    public const string RuleBroken = "rule.broken";
    public const string NoteContradiction = "note.contradiction";
    public const string HistoryOutlier = "history.outlier";
    public const string HistoryRowUnknown = "history.row-unknown";
    public const string HistoryColumnUnknown = "history.column-unknown";
    public const string HistoryPlaced = "history.placed";
    public const string HistoryIndicatorMissing = "history.indicator-missing";
    public const string HistoryContinuity = "history.continuity";
    public const string RevisionClosedPeriod = "revision.closed-period";

    /// <summary>Codes of what is found by comparing with rules and published figures: they are found anew whenever a reading is looked at.</summary>
    internal static IReadOnlySet<string> DependOnHistory { get; } = new HashSet<string>(StringComparer.Ordinal) { RuleBroken, NoteContradiction, HistoryOutlier, HistoryContinuity, RevisionClosedPeriod };
}
