namespace Kpi.Data.Observations;

/// <summary>One revision of one value. Rows are added, never changed, but for the moment another revision takes over.</summary>
internal sealed class ObservationEntity
{
    public long Id { get; set; }
    public int AgencyId { get; set; }
    public int IndicatorId { get; set; }
    public int PeriodId { get; set; }

    /// <summary>From 1, without gaps.</summary>
    public int Revision { get; set; }
    public ObservationState State { get; set; }
    public double? Value { get; set; }
    public double? Numerator { get; set; }
    public double? Denominator { get; set; }

    /// <summary>The note beside the value, verbatim.</summary>
    public string? Note { get; set; }

    /// <summary>What stood in the cell.</summary>
    public string? Raw { get; set; }
    public Guid SubmissionId { get; set; }
    public string? Sheet { get; set; }
    public string? Cell { get; set; }
    public bool Illustrative { get; set; }
    public DateTime RecordedAt { get; set; }
    public required string RecordedBy { get; set; }

    /// <summary>When the next revision was recorded, or its publish undone; null for the current one.</summary>
    public DateTime? SupersededAt { get; set; }

    /// <summary>Why it changed though no submission did: a formula was changed. Null otherwise.</summary>
    public string? Cause { get; set; }
}
