// dotnet run -c Release --project tests/Benchmarks            every benchmark
// dotnet run -c Release --project tests/Benchmarks -- start    time from the start of a published program to its first answer
// dotnet run -c Release --project tests/Benchmarks -- folder   a thousand forms through the inbox
// dotnet run -c Release --project tests/Benchmarks -- rows     a workbook of 300,000 rows
// dotnet run -c Release --project tests/Benchmarks -- store 1000000    series and overview out of so many observations
// dotnet run -c Release --project tests/Benchmarks -- load         many readers of the overview at once
// dotnet run -c Release --project tests/Benchmarks -- circuits 500 so many readers with an interactive page open
using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Kpi.Benchmarks;

if (args is ["start"]) return await StartTime.MeasureAsync();
if (args is ["folder"]) return await FolderImport.MeasureAsync();
if (args is ["rows"]) return await LargeWorkbook.MeasureAsync();
if (args is ["load"]) return await LoadFigures.MeasureAsync();
if (args is ["circuits", var circuits]) return await LoadFigures.MeasureCircuitsAsync(int.Parse(circuits, CultureInfo.InvariantCulture));
if (args is ["store", var observations]) return await LargeStore.MeasureAsync(long.Parse(observations, CultureInfo.InvariantCulture));

// In this process: the benchmarks host the whole program.
var config = DefaultConfig.Instance
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(10).WithIterationCount(20))
    .AddColumn(StatisticColumn.Median)
    .WithOptions(ConfigOptions.JoinSummary);
BenchmarkSwitcher.FromAssembly(typeof(StartTime).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
return 0;
