using System.Diagnostics;
using System.Text;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Jobs.Import;
using Kpi.Jobs.Import.Recognition;
using Kpi.Jobs.Tests.Workbooks;
using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Import;

/// <summary>What fits into the limits of a file must not keep a server busy, or fill its memory, once it is read.</summary>
public sealed class LargeShapeTests
{
    private const int ManyRows = 300_000;
    private const int ManyTables = 2_000;
    private const int ManyTitles = 60;
    private const long Megabyte = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task OneLine_AFewHundredThousandTimes_IsDoneInTime()
    {
        await using var store = await Importing.StoreAsync();
        var clock = Stopwatch.StartNew();
        var check = await store.CheckAsync(Repeated(), "form.csv");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Patience);
        Assert.Equal(ProblemCodes.FormUnrecognised, check.Problems[0].Code);
        Assert.InRange(check.Problems.Count, 1, 5);
    }

    [Fact]
    public async Task Tables_OfManyTitles_KeepNoMoreThanTheyNeed()
    {
        await using var store = await Importing.StoreAsync();
        var (finder, _) = await FinderAsync(store, TestContext.Current.CancellationToken);
        var workbook = Reading.Workbook(Tables(), "form.csv");
        var (clock, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        finder.Find(workbook);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400 * Megabyte);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Patience);
        Assert.All(finder.PassedOver, p => Assert.InRange(p.Region.EarlierTitles.Count, 0, 2));
    }

    [Fact]
    public async Task Recognition_OfARunThatWasGivenUp_Ends()
    {
        await using var store = await Importing.StoreAsync();
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        var (finder, form) = await FinderAsync(store, given.Token);
        var workbook = Reading.Workbook(new CsvForm().Bytes(), "form.csv");
        Assert.Throws<OperationCanceledException>(() => finder.Find(workbook));
        var rows = RegionReader.Read(workbook.Sheets[0], CancellationToken.None).SelectMany(s => s.Rows(s.Header.Columns.Value, toEnd: false)).ToList();
        Assert.NotEmpty(rows);
        Assert.Throws<OperationCanceledException>(() => new LineMatcher(form).Match(rows, null, given.Token));
        Assert.Throws<OperationCanceledException>(() => RegionReader.Read(workbook.Sheets[0], given.Token));
    }

    [Fact]
    public async Task File_ThatTakesTooLong_IsRefusedWithAWord()
    {
        await using var store = await Importing.StoreAsync(options: new ImportOptions { Timeout = TimeSpan.FromMilliseconds(1) });
        var check = await store.CheckAsync(Repeated(), "form.csv");
        Assert.Equal(ProblemCodes.FileLimits, Assert.Single(check.Problems).Code);
        Assert.Null(check.Form);
    }

    private static async Task<(FormFinder Finder, FormVersion Form)> FinderAsync(TestStore store, CancellationToken cancel)
    {
        var catalogue = await store.Get<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        var agencies = await store.Get<AgencyStore>().AllAsync(TestContext.Current.CancellationToken);
        var matchers = catalogue.Forms.ToDictionary(f => f.Id, f => new LineMatcher(f));
        return (new FormFinder(catalogue, f => matchers[f.Id], agencies, null, cancel), catalogue.Form("cchc-pl1")!);
    }

    private static byte[] Repeated()
    {
        var text = new StringBuilder("STT,Chỉ tiêu thống kê,Đơn vị tính,Số liệu\n");
        for (var i = 0; i < ManyRows; i++) text.Append("7.1.1.,Tổng số TTHC cung cấp toàn trình,TTHC,26\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Tables()
    {
        var text = new StringBuilder();
        for (var table = 0; table < ManyTables; table++)
        {
            text.Append(null, $"Đơn vị báo cáo: Sở số {table}\n");
            for (var title = 1; title < ManyTitles; title++) text.Append(null, $"Dòng {title}\n");
            text.Append("STT,Chỉ tiêu thống kê,Đơn vị tính,Số liệu\n7.1.1.,Tổng số TTHC cung cấp toàn trình,TTHC,26\n7.1.2.,Tổng số TTHC cung cấp một phần,TTHC,101\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
