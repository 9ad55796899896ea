namespace Kpi.Jobs.Scheduling;

/// <summary>Why a run takes place.</summary>
public enum JobRunCause
{
    /// <summary>It is time.</summary>
    Schedule,

    /// <summary>A person or a client asked for it.</summary>
    Asked,

    /// <summary>Figures were published.</summary>
    Published,
}
