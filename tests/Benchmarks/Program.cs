// dotnet run -c Release --project tests/Benchmarks            every benchmark
// dotnet run -c Release --project tests/Benchmarks -- start    time from the start of a published program to its first answer
// dotnet run -c Release --project tests/Benchmarks -- folder   a thousand forms through the inbox
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Kpi.Benchmarks;

if (args is ["start"]) return await StartTime.MeasureAsync();
if (args is ["folder"]) return await FolderImport.MeasureAsync();

// In this process: the benchmarks host the whole program.
var config = DefaultConfig.Instance
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(10).WithIterationCount(20))
    .AddColumn(StatisticColumn.Median)
    .WithOptions(ConfigOptions.JoinSummary);
BenchmarkSwitcher.FromAssembly(typeof(StartTime).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
return 0;
