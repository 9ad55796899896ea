using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Kpi.Dashboard.Charts;

/// <summary>
/// Keeps the failure of an interactive chart to itself: it is taken away, so that the drawn one comes back, and the connection lives on. A reader who goes on to
/// another page while the chart is being put up makes it fail, for its place has gone.
/// </summary>
public sealed partial class ChartBoundary(ILogger<ChartBoundary> logger) : ErrorBoundaryBase
{
    /// <inheritdoc />
    protected override Task OnErrorAsync(Exception exception)
    {
        LogGone(logger, exception);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null) builder.AddContent(0, ChildContent);
    }

    [LoggerMessage(1, LogLevel.Information, "An interactive chart was taken away; the drawn one stands in its place.")]
    private static partial void LogGone(ILogger logger, Exception exception);
}
