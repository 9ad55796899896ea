namespace Kpi.Jobs.Tests;

/// <summary>Tests that weigh the memory of the whole process: nothing runs beside them, or it would be weighed too.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
