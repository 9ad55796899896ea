namespace Kpi.Data.Targets;

/// <summary>One version of one target. A new version closes the old one; the periods before it is in force stay judged as they were.</summary>
internal sealed class TargetEntity
{
    public int Id { get; set; }
    public required string Key { get; set; }
    public int Version { get; set; }
    public int IndicatorId { get; set; }

    /// <summary>Null for every agency.</summary>
    public int? AgencyId { get; set; }
    public int PeriodId { get; set; }
    public TargetComparator Comparator { get; set; }
    public double Value { get; set; }

    /// <summary>Upper bound of a range, of which the value is the lower one; null for every other target.</summary>
    public double? High { get; set; }

    /// <summary>The decision that set it.</summary>
    public required string Document { get; set; }
    public bool Illustrative { get; set; }
    public string? Notes { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public DateTime RecordedAt { get; set; }
    public required string RecordedBy { get; set; }
    public DateTime? SupersededAt { get; set; }
    public DateOnly? DocumentDate { get; set; }

    /// <summary>As <see cref="TargetPath.ToString"/> writes it; null for a target that counts on its day only.</summary>
    public string? Path { get; set; }
    public double? Tolerance { get; set; }
}
