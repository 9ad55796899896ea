using Kpi.Data;

namespace Kpi.Jobs.Scheduling;

/// <summary>Names of jobs whose runs on this node began, went on or ended.</summary>
public sealed class JobFeed : Feed<string>;
