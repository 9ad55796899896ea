using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Diagnostics;

/// <summary>A page for people who build the program; anywhere else there is no page at its address.</summary>
public abstract class DevelopmentPage : ComponentBase
{
    [Inject]
    private IWebHostEnvironment Environment { get; set; } = null!;

    [Inject]
    private NavigationManager Address { get; set; } = null!;

    protected override void OnInitialized()
    {
        if (!Environment.IsDevelopment()) Address.NotFound();
    }
}
