using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Kpi.Dashboard.Tests.Api;
using Kpi.Tests.Shared;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>The form of an event on the page of an indicator.</summary>
public sealed partial class EventsPanelTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private const string Page = "/indicators/cchc.7.1";

    private DashboardHost Host => fixture.Host;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NewLevel_ThatIsProposed_FillsInTheForm_AndIsProposedNoMoreOnceItIsRecorded()
    {
        double[] values = [10, 12, 11, 9, 10, 13, 8, 11, 10, 12, 30, 31, 29, 30, 32, 30, 31, 30];
        string[] kinds = ["-Q1", "-H1", "-Q3", ""];
        for (var i = 0; i < values.Length; i++) await Host.PublishAsync((2090 + (i / 4)).ToString(CultureInfo.InvariantCulture) + kinds[i % 4], ("cchc.7.1", values[i]));
        await Host.PostAsync("events", new { indicator = "cchc.7.1", agency = "sct-ha-nam", kind = "note", date = "2092-08-01", text = "Gộp danh mục thủ tục" }, HttpStatusCode.Created);

        using var client = Host.Client();
        var link = Record().Match(await ReadAsync($"{Page}?agency=sct-ha-nam&lang=vi")).Groups["address"].Value;
        Assert.StartsWith($"{Page}?", link, StringComparison.Ordinal);
        var form = await ReadAsync(link[..link.IndexOf('#', StringComparison.Ordinal)]);
        Assert.Matches("value=\"rebase\" selected", form);
        Assert.Contains(">Gộp danh mục thủ tục</textarea>", form, StringComparison.Ordinal);
        var when = When().Match(form).Groups["when"].Value;
        Assert.Equal("quý III/2092", when.Replace('\u00a0', ' '));

        // What stands in the form is read as it stands there.
        var recorded = await Host.PostAsync("events", new { indicator = "cchc.7.1", agency = "sct-ha-nam", kind = "rebase", period = when, text = "Gộp danh mục thủ tục" }, HttpStatusCode.Created);
        Assert.Equal("2092-Q3", recorded.Text("period"));
        Assert.DoesNotContain("event=proposed", await ReadAsync($"{Page}?agency=sct-ha-nam&lang=vi"), StringComparison.Ordinal);

        // Without a proposal the form is the usual one.
        var plain = await ReadAsync($"{Page}?agency=sct-ha-nam&event=proposed&lang=vi");
        Assert.DoesNotMatch("value=\"rebase\" selected", plain);

        async Task<string> ReadAsync(string address) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(address, UriKind.RelativeOrAbsolute), Cancel));
    }

    [GeneratedRegex("<a href=\"(?<address>[^\"]*event=proposed#events)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Record();

    [GeneratedRegex("name=\"when\"[^>]* value=\"(?<when>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex When();
}
