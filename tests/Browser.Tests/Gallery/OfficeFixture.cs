using System.Net.Http.Json;
using Kpi.Browser.Tests.Pages;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Discussion;
using Kpi.Data.Identity;
using Kpi.Data.Mappings;
using Kpi.Data.Views;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Browser.Tests.Gallery;

/// <summary>
/// A program whose clock stands still, with what an office gathers beside its figures: people, a token, saved views, remembered lines, a corrected report, a discussion, and a province with
/// departments that report.
/// </summary>
public sealed class OfficeFixture : IAsyncLifetime
{
    private DashboardHost? _host;

    public DashboardHost Host => _host ?? throw new InvalidOperationException("The program has not been started.");

    /// <summary>Somebody whose page is pictured.</summary>
    public string Person { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var clock = new TestClock();
        clock.Advance(TimeSpan.FromSeconds(1));
        var host = _host = await DashboardHost.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await host.RenameAdministratorAsync("Nguyễn Thị Lan");
        await PeopleAsync(host);
        await ReportsAsync(host, clock);
        await SayingsAsync(host);
        await DepartmentsAsync(host);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
    }

    private async Task PeopleAsync(DashboardHost host)
    {
        await host.AddPersonOfAsync("sct-ha-nam", "minh@example.org", "Trần Minh", Roles.Viewer, Roles.Contributor);
        await host.AddPersonAsync("duyet@example.org", "Lê Thị Duyệt", Roles.Approver, Roles.Planner);
        var people = host.Services.GetRequiredService<PersonStore>();
        Person = (await people.AllAsync(CancellationToken.None)).Single(p => p.UserName == "minh@example.org").Id;
        await people.ChangeAsync(Person, new PersonDraft("Trần Minh", [Roles.Contributor], "sct-ha-nam"), "Chuyển phòng", "duyet@example.org", CancellationToken.None);
        await host.Services.GetRequiredService<ApiTokenStore>().CreateAsync("Cổng báo cáo", [Roles.Viewer], null, null, DashboardHost.AdminEmail, CancellationToken.None);
    }

    private static async Task ReportsAsync(DashboardHost host, TestClock clock)
    {
        await SubmitForms.PostAsync(host, SubmitForms.RealForm, publish: true);
        clock.Advance(TimeSpan.FromSeconds(1));
        var corrected = await SubmitForms.PostAsync(host, SubmitForms.Csv("sua-6-thang-2024.csv", corrected: true), publish: false);
        using var client = host.Client();
        foreach (var step in new[] { "submit", "publish" })
        {
            using var response = await client.PostAsJsonAsync(new Uri($"/api/v1/submissions/{corrected}/{step}", UriKind.Relative), new { comment = CorrectedFixture.Reason });
            response.EnsureSuccessStatusCode();
        }
    }

    private static async Task SayingsAsync(DashboardHost host)
    {
        var catalogue = await host.Services.GetRequiredService<CatalogueStore>().GetAsync(CancellationToken.None);
        var agency = (await host.Services.GetRequiredService<AgencyStore>().AllAsync(CancellationToken.None)).Single(a => a.Key == "sct-ha-nam");
        var half = catalogue.Calendar("cchc")!.Find("2024-H1")!;
        LineMappingDraft[] lines =
        [
            new(LineMappingKind.Line, "a", "7.1.9.", "Số thủ tục toàn trình", "cchc.7.1.1"),
            new(LineMappingKind.NotALine, "b", "", "Lượt truy cập cổng thông tin", null),
        ];
        await host.Services.GetRequiredService<LineMappingStore>().ConfirmAsync(agency.Id, agency.Key, "cchc-pl1", half, lines, DashboardHost.AdminEmail, CancellationToken.None);

        var me = (await host.Services.GetRequiredService<PersonStore>().AllAsync(CancellationToken.None)).Single(p => p.UserName == DashboardHost.AdminEmail).Id;
        var comments = host.Services.GetRequiredService<IndicatorCommentStore>();
        foreach (var text in new[] { "Tăng do rà soát quý II.", "Đã đối chiếu với Trung tâm hành chính công.\nSố cuối cùng là 27." })
        {
            Assert.True(await comments.AddAsync(catalogue.Find("cchc.7.1.1")!, agency, half, text, me, DashboardHost.AdminEmail, CancellationToken.None));
        }
        var views = host.Services.GetRequiredService<SavedViewStore>();
        foreach (var (page, name, query, shared) in new[] { (ViewPage.Overview, "TTHC và số hoá", "section=7", false), (ViewPage.Overview, "Chưa đạt", "status=missed", true), (ViewPage.Compare, "So với năm trước", "a=2023-H1&b=2024-H1", false) })
        {
            Assert.Null(await views.SaveAsync(me, DashboardHost.AdminEmail, page, name, query, shared, CancellationToken.None));
        }
    }

    private static async Task DepartmentsAsync(DashboardHost host)
    {
        await host.AddAgencyAsync("tinh-ha-nam", "Tỉnh Hà Nam");
        (string Key, string Name, double Rate)[] below = [("so-noi-vu", "Sở Nội vụ", 0.96), ("so-tai-chinh", "Sở Tài chính", 0.91), ("so-y-te", "Sở Y tế", 0.84), ("so-giao-duc", "Sở Giáo dục và Đào tạo", 0.93)];
        foreach (var (key, name, _) in below) await host.AddAgencyAsync(key, name, "tinh-ha-nam");
        foreach (var (place, period) in new[] { "2023-H1", "2023", "2024-H1" }.Index())
        {
            foreach (var (number, (key, _, rate)) in below.Index())
            {
                var received = 400 + (number * 130) + (place * 60 * number);
                await host.PublishForAsync(key, period, ("cchc.3.3.received", received), ("cchc.3.3.resolved", Math.Round(received * (rate - 0.04 + (0.02 * place)))));
            }
        }
    }
}
