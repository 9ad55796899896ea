namespace Kpi.Data.Views;

/// <summary>The pages whose filters can be saved.</summary>
public enum ViewPage
{
    Overview,
    Compare,
    Targets,
    Completeness,
}
