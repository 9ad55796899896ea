namespace Kpi.Data.Persistence;

/// <summary>The store cannot be used, for a reason an administrator can act on.</summary>
public sealed class StoreException(StoreFault fault, string detail, Exception? inner = null) : Exception(detail, inner)
{
    public StoreFault Fault { get; } = fault;
}
