using Microsoft.AspNetCore.Components;

namespace Kpi.Browser.Tests.Layout;

/// <summary>A page that cannot be shown, without a page made for failing.</summary>
internal sealed class FailingActivator(string component) : IComponentActivator
{
    public IComponent CreateInstance(Type componentType) => componentType.Name == component
        ? throw new InvalidOperationException("This page fails in this test.")
        : (IComponent)Activator.CreateInstance(componentType)!;
}
