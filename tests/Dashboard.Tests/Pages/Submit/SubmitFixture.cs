using System.Globalization;
using System.Security.Claims;
using System.Text;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Pages.Submit;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.Pages.Submit;

/// <summary>A running program with the real half-year published, and a corrected form handed in over it.</summary>
public sealed class SubmitFixture : IAsyncLifetime
{
    private DashboardHost? _host;

    public DashboardHost Host => _host ?? throw new InvalidOperationException("The program has not been started.");

    /// <summary>The form with one procedure moved from partly to wholly online, and every kind of cell that is not plainly a number.</summary>
    public Guid Corrected { get; private set; }

    public static ClaimsPrincipal Person(params string[] roles) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "clerk"), .. roles.Select(r => new Claim(ClaimTypes.Role, r))], "test"));

    public async ValueTask InitializeAsync()
    {
        _host = await DashboardHost.StartAsync();
        var service = Host.Services.GetRequiredService<SubmissionService>();
        var first = await service.ReceiveAsync(
            await File.ReadAllBytesAsync(TestFiles.Path("tests", "Forms", "phu-luc-I-6-thang-2024.xlsx")), "real.xlsx", CheckAnswers.None, "clerk", null, CancellationToken.None);
        await service.PublishAsync(first[0].Submission.Id, "approver", allowChanges: false, null, null, CancellationToken.None);
        Corrected = await ReceiveAsync(
            ("toàn trình,TTHC,26", "toàn trình,TTHC,27"), ("một phần,TTHC,101", "một phần,TTHC,100"), ("vấn đề phát hiện qua kiểm tra,Vấn đề,", "vấn đề phát hiện qua kiểm tra,Vấn đề,-"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
    }

    /// <summary>Hands the real form in as csv with some texts replaced.</summary>
    public async Task<Guid> ReceiveAsync(params (string Old, string New)[] changes)
    {
        var text = await File.ReadAllTextAsync(TestFiles.Path("tests", "Forms", "variants", "v2-csv-utf8-bom.csv"));
        foreach (var (old, now) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, now, StringComparison.Ordinal);
        }
        var service = Host.Services.GetRequiredService<SubmissionService>();
        return (await service.ReceiveAsync(Encoding.UTF8.GetBytes(text), "form.csv", CheckAnswers.None, "clerk", null, CancellationToken.None))[0].Submission.Id;
    }

    public async Task<DetailView> DetailAsync(Guid id, SheetFilter filter = SheetFilter.All, params string[] roles)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<DetailReader>();
        return Assert.IsType<DetailView>(await reader.ReadAsync(
            id, new DetailQuery(filter, false, null, null), Person(roles.Length == 0 ? [Roles.Contributor, Roles.Approver] : roles), TestContext.Current.CancellationToken));
    }

    /// <summary>Speaks a language from now on; not asynchronous itself, so that the caller does so too.</summary>
    public Task<Words> WordsAsync(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return WordsAsync(CultureInfo.CurrentUICulture);
    }

    private async Task<Words> WordsAsync(CultureInfo culture)
    {
        var text = Host.Services.GetRequiredService<IStringLocalizer<Text>>();
        var catalogue = await Host.Services.GetRequiredService<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        var numbers = new NumberText(culture);
        var dates = new DateText(culture, TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));
        var words = new Wording(catalogue, numbers, text, culture);
        var list = new SubmitSentences(words, numbers, dates, text);
        await using var scope = Host.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PeopleNames>();
        return new Words(list, new DetailSentences(words, numbers, dates, people, list, text), new ReadingText(catalogue, words, numbers, text), new RuleText(catalogue, words, numbers, text));
    }

    public static Submission Of(SubmissionState state) => new(
        Guid.NewGuid(), "form.xlsx", "00", 1, "xlsx", "cchc-pl1", "sct-ha-nam", "2024-H1", null, null, state, false, null, default, "clerk", default, "clerk", null, null, 1);

    /// <summary>Everything of the page that speaks.</summary>
    public sealed record Words(SubmitSentences List, DetailSentences Detail, ReadingText Readings, RuleText Rules);
}
