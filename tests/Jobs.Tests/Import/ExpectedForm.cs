using System.Text.Json;
using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Import;

/// <summary>A form with what must be read from it, as published beside the test data.</summary>
public sealed record ExpectedForm(
    string File, string Form, string Period, string Unit, IReadOnlyList<ExpectedForm.Line> Lines, IReadOnlyList<ExpectedForm.Finding> Problems)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static ExpectedForm Load(string name)
    {
        using var stream = System.IO.File.OpenRead(TestFiles.Path("tests", "Forms", name + ".expected.json"));
        return JsonSerializer.Deserialize<ExpectedForm>(stream, Json)!;
    }

    public byte[] Bytes(string name) => System.IO.File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(TestFiles.Path("tests", "Forms", name))!, File));

    public sealed record Line(string Key, string State, double? Value, double? Numerator, double? Denominator, string? Cell, string? Raw);

    public sealed record Finding(string Severity, string Code, string? Line, string? Cell, bool Optional);
}
