namespace Kpi.Data.Agencies;

/// <summary>One agency follows another. A merger is several rows with one successor.</summary>
internal sealed class AgencySuccessionEntity
{
    public int PredecessorId { get; set; }
    public int SuccessorId { get; set; }
    public DateOnly On { get; set; }
    public string? Document { get; set; }
}
