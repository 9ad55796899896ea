using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using ExcelDataReader;
using Kpi.Data.Persistence;
using Kpi.Jobs.Import;
using Kpi.Jobs.Scheduling;
using Kpi.Jobs.Workbooks;
using Kpi.Tests.Shared;

namespace Kpi.Benchmarks;

/// <summary>Checking the real form, from bytes to result, beside merely reading its cells with ExcelDataReader.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class CheckBenchmark
{
    private byte[] _form = [];
    private TestStore _store = null!;
    private ImportPipeline _pipeline = null!;

    // The toolchain that stays in this process does not wait for an asynchronous set-up.
    [GlobalSetup]
    public void SetUp() => SetUpAsync().GetAwaiter().GetResult();

    private async Task SetUpAsync()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        _form = await File.ReadAllBytesAsync(TestFiles.Path("tests", "Forms", "phu-luc-I-6-thang-2024.xlsx"));
        _store = await TestStore.CreateAsync(StoreProvider.Sqlite, s => s.AddKpiImport(new ImportOptions()));
        _pipeline = _store.Get<ImportPipeline>();
    }

    [GlobalCleanup]
    public void CleanUp() => _store.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("check")]
    public int ExcelDataReaderCells()
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(_form));
        var cells = 0;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (reader.GetValue(i) is not null) cells++;
            }
        }
        return cells;
    }

    [Benchmark]
    [BenchmarkCategory("check")]
    public int OurCells() => WorkbookReader.Read(_form, "form.xlsx", new WorkbookLimits(), CancellationToken.None).Workbook!.Sheets[0].CellCount;

    [Benchmark]
    [BenchmarkCategory("check")]
    public async Task<int> WholeCheck() => (await _pipeline.CheckAsync(_form, "form.xlsx", CheckAnswers.None, CancellationToken.None)).Lines.Count;
}
