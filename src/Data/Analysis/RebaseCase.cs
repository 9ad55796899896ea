using Kpi.Data.Events;
using Kpi.Data.Periods;

namespace Kpi.Data.Analysis;

/// <summary>A new level of an indicator, proposed for a person to confirm with cause and date (methods §1.4).</summary>
/// <param name="From">The first period of the new level.</param>
/// <param name="Held">Periods it has held for.</param>
/// <param name="Above">Whether it lies above the average of the limits in force.</param>
/// <param name="Cause">What somebody noted of the time it began in, the latest of it; null where nobody has, and then there is nothing to confirm yet.</param>
public sealed record RebaseCase(Period From, int Held, bool Above, SeriesEvent? Cause);
