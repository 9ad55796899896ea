using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;

namespace Kpi.Data.Tests.Analysis;

/// <summary>When a new level is proposed, and limits that were frozen (methods §1.1, §1.4).</summary>
public sealed class RebaseProposalTests : StoreTheory
{
    private static readonly double[] Old = [10, 12, 11, 9, 10, 13, 8, 11, 10, 12];

    [Fact]
    public void Of_EightPointsOnOneSide_ProposesTheFirstOfThem()
    {
        Assert.Equal(new RebaseProposal(10, 8, 1), Of([.. Old, 30, 31, 29, 30, 32, 30, 31, 30]));
        Assert.Equal(new RebaseProposal(10, 8, -1), Of([.. Old.Select(v => -v), -30, -31, -29, -30, -32, -30, -31, -30]));

        // Seven are flagged, but have not held yet; what is back on the other side, or missing, has not held either.
        Assert.Null(Of([.. Old, 30, 31, 29, 30, 32, 30, 31]));
        Assert.Null(Of([.. Old, 30, 31, 29, 30, 32, 30, 31, 30, 9]));
        Assert.Null(Of([.. Old, 30, 31, 29, 30, 32, 30, 31, 30, null]));
        Assert.Null(Of([.. Old, 30, 31, 29, null, 32, 30, 31, 30, 30]));
        Assert.Null(Of([.. Enumerable.Repeat<double?>(5, 20)]));
        Assert.Null(Of([]));
    }

    // Once limits begin there, the new level is the average, and there is nothing more to propose.
    [Fact]
    public void Of_ARebasedSeries_LooksAtTheNewLevelOnly()
    {
        double?[] values = [.. Old, 30, 31, 29, 30, 32, 30, 31, 30];
        var options = SignalOptions.Default with { RebaseAt = [10] };
        Assert.Null(RebaseProposal.Of(SignalAnalyser.Analyse([.. values.Select(v => new SeriesValue(v))], Direction.Higher, null, options), 10));
    }

    [Fact]
    public void Of_AnySeries_ProposesARunUpToTheLastPointOnOneSide() => Prop.ForAll(
        Gen.Choose(0, 12).ListOf().Where(l => l.Count > 1).ToArbitrary(),
        numbers =>
        {
            double?[] values = [.. numbers.Select(n => n == 0 ? (double?)null : n)];
            var signal = Analyse(values);
            if (RebaseProposal.Of(signal, 0) is not { } proposal)
            {
                var side = signal.Points.Reverse().TakeWhile(p => p is { Value: not null, Limits: not null } && Math.Abs(p.Value.Value - p.Limits.Value.Center) > 1e-9).Select(p => Math.Sign(p.Value!.Value - p.Limits!.Value.Center)).ToList();
                Assert.True(side.TakeWhile(s => s == side[0]).Count() < RebaseProposal.From);
                return;
            }
            Assert.Equal(values.Length, proposal.At + proposal.Held);
            Assert.All(signal.Points.Skip(proposal.At), p => Assert.Equal(proposal.Side, Math.Sign(p.Value!.Value - p.Limits!.Value.Center)));
            Assert.All(signal.Points.Skip(proposal.At), p => Assert.True(p.Flags.Shift));

            // Mirrored, the same run lies on the other side.
            Assert.Equal(proposal with { Side = -proposal.Side }, Of([.. values.Select(v => -v)]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Baseline_OfTwelve_HoldsLaterPointsAgainstLimitsThatNoLongerMove()
    {
        double?[] values = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 14, 15, 14, 15];
        var frozen = SignalOptions.Default with { Baseline = 12 };
        var first = Analyse(values[..12], frozen).Limits!.Value;
        Assert.Equal(10.5, first.Center);
        for (var n = 12; n <= values.Length; n++) Assert.Equal(first, Analyse(values[..n], frozen).Limits);
        Assert.All(Analyse(values, frozen).Points.Skip(12), p => Assert.True(p.Flags.Outside));

        // Until there are as many, all count; what is missing is none of them.
        Assert.Equal(Analyse(values[..11]).Limits, Analyse(values[..11], frozen).Limits);
        Assert.Equal(first, Analyse([null, .. values], frozen).Limits);
    }

    [Theory]
    [InlineData(ControlChart.P)]
    [InlineData(ControlChart.PPrime)]
    public void Baseline_OfRates_FreezesTheMeanAndTheSpread(ControlChart chart)
    {
        SeriesValue[] points = [.. Enumerable.Range(0, 20).Select(i => new SeriesValue(null, i < 12 ? 40 + (i % 3) : 70 + (i % 2), 100))];
        var options = new SignalOptions { Chart = chart, Baseline = 12 };
        var (some, all) = (SignalAnalyser.Analyse(points[..12], Direction.Higher, null, options), SignalAnalyser.Analyse(points, Direction.Higher, null, options));
        Assert.Equal((some.Limits, some.SigmaZ), (all.Limits, all.SigmaZ));
        Assert.True(all.Points[^1].Flags.Outside);
    }

    // Quarters of a flow: ten about 10, then eight about 30. A note of the time it began in is the cause that is known; one of another time is not.
    [Fact]
    public async Task Analysis_OfANewLevel_ProposesItWithTheCauseThatWasNoted()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var indicator = catalogue.Find("cchc.7.1")!;
        double[] values = [.. Old, 30, 31, 29, 30, 32, 30, 31, 30];
        Period[] periods = [.. Enumerable.Range(0, values.Length).Select(i => TestCalendar.Cchc.Find(2020 + (i / 4), PeriodKind.Q1 + (i % 4))!)];
        var figures = new AgencyFigures(periods.Zip(values, (p, v) => (indicator.Id, new Figure(p, ObservationState.Reported, v, null, null, false))));
        Assert.Equal((periods[10], 8, true, null), Said());
        Assert.Equal((periods[10], 8, true, "One-stop shop opened"), Said(Event(SeriesEventKind.Note, periods[10].Start, "One-stop shop opened"), Event(SeriesEventKind.Note, periods[3].End, "Flood")));
        Assert.Equal((periods[10], 8, true, null), Said(Event(SeriesEventKind.Note, periods[12].End, "Later")));
        Assert.Null(Analyse(periods[^2]).Rebase);

        // Confirmed, limits begin anew and nothing is left to propose.
        Assert.Null(Analyse(periods[^1], Event(SeriesEventKind.Rebase, periods[10].Start, "One-stop shop opened")).Rebase);

        (Period, int, bool, string?) Said(params SeriesEvent[] events) => Analyse(periods[^1], events).Rebase is { } rebase ? (rebase.From, rebase.Held, rebase.Above, rebase.Cause?.Text) : default;
        IndicatorAnalysis Analyse(Period at, params SeriesEvent[] events) => IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, indicator, figures, [], at, events);
        SeriesEvent Event(SeriesEventKind kind, DateOnly on, string text) => new(1, indicator.Id, null, kind, on, null, text, default, "clerk", null, null, null);
    }

    private static SignalResult Analyse(double?[] values, SignalOptions? options = null) =>
        SignalAnalyser.Analyse([.. values.Select(v => new SeriesValue(v))], Direction.Higher, null, options ?? SignalOptions.Default);

    private static RebaseProposal? Of(double?[] values) => RebaseProposal.Of(Analyse(values), 0);
}
