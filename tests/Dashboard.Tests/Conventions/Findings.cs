namespace Kpi.Dashboard.Tests.Conventions;

/// <summary>Fails with every finding written out: a convention test that shortens its message does not say what to fix.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }
}
