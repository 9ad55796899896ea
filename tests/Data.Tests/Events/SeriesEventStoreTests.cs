using Kpi.Data.Agencies;
using Kpi.Data.Analysis;
using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;

namespace Kpi.Data.Tests.Events;

public sealed class SeriesEventStoreTests : StoreTheory
{
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Event_AddedAndWithdrawn_CountsInBetweenAndIsKept(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var agency = Assert.Single(await store.Get<AgencyStore>().AllAsync(Cancel));
        var indicator = catalogue.Find("cchc.3.3.received")!;
        var events = store.Get<SeriesEventStore>();
        var own = await events.AddAsync(new SeriesEventDraft(indicator, agency.Id, agency.Key, SeriesEventKind.Rebase, new DateOnly(2024, 6, 14), "2024-H1", " Bộ phận một cửa mới "), "approver", Cancel);
        var general = await events.AddAsync(new SeriesEventDraft(indicator, null, null, SeriesEventKind.Break, new DateOnly(2023, 1, 1), null, "Cách đếm mới"), "approver", Cancel);
        Assert.Equal(("Bộ phận một cửa mới", SeriesEventKind.Rebase, "2024-H1"), (own.Text, own.Kind, own.PeriodKey));
        Assert.Equal([general, own], await events.ListAsync(agency.Id, [indicator.Id], null, false, Cancel));
        Assert.Empty(await events.ListAsync(agency.Id, [indicator.Id + 1], null, false, Cancel));
        Assert.Empty(await events.ListAsync(agency.Id, null, own.RecordedAt.AddSeconds(-1), false, Cancel));

        store.Clock.Advance(TimeSpan.FromMinutes(1));
        var withdrawn = await events.WithdrawAsync(own.Id, "Nhầm kỳ", "approver", Cancel);
        Assert.Equal(("Nhầm kỳ", "approver"), (withdrawn!.WithdrawnBecause, withdrawn.WithdrawnBy));
        Assert.Equal([general], await events.ListAsync(agency.Id, null, null, false, Cancel));
        Assert.Equal([general, own], await events.ListAsync(agency.Id, null, own.RecordedAt, false, Cancel));
        Assert.Equal([general, withdrawn], await events.ListAsync(null, null, null, true, Cancel));
        Assert.Equal(withdrawn, await events.WithdrawAsync(own.Id, "Lần nữa", "other", Cancel));
        Assert.Null(await events.WithdrawAsync(999, "x", "other", Cancel));
        Assert.Equal(["event.add", "event.withdraw"], (await store.Get<AuditStore>().OfAsync("cchc.3.3.received@sct-ha-nam", Cancel)).Select(a => a.Action));
        Assert.Equal("event.add", Assert.Single(await store.Get<AuditStore>().OfAsync("cchc.3.3.received@*", Cancel)).Action);
    }

    [Fact]
    public void Analyse_Rebase_LimitsBeginAnewAtItsPeriod()
    {
        var analysis = Analyse(SeriesEventKind.Rebase, new DateOnly(2022, 3, 1));
        var centers = analysis.Series!.Signal.Points.Select(p => p.Limits?.Center).ToList();
        Assert.Equal("2022-Q1", analysis.Periods[8].Key);
        Assert.Equal(centers[0], centers[7]);
        Assert.NotEqual(centers[7], centers[8]);
        Assert.Equal(ProjectionHold.Rebase, analysis.Series.Hold);
    }

    [Fact]
    public void Analyse_Break_IsNeverProjectedAcross()
    {
        var analysis = Analyse(SeriesEventKind.Break, new DateOnly(2022, 3, 1));
        Assert.Equal(ProjectionHold.Break, analysis.Series!.Hold);
        Assert.Equal(4, analysis.Series.Projection.Count);
        Assert.Single(analysis.Series.Signal.Points.Select(p => p.Limits?.Center).Distinct());
        Assert.Equal(12, Analyse(SeriesEventKind.Note, new DateOnly(2022, 3, 1)).Series!.Projection.Count);
        Assert.Equal(12, Analyse(SeriesEventKind.Break, new DateOnly(2023, 3, 1)).Series!.Projection.Count);
    }

    private static IndicatorAnalysis Analyse(SeriesEventKind kind, DateOnly on)
    {
        var indicator = new Indicator(1, "flow", new LocalText("", ""), new LocalText("", ""), ValueKind.Count, [], Accumulation.Flow, Direction.Higher, 0, 1, null);
        var catalogue = new CatalogueSnapshot([TestCalendar.Cchc], [], [indicator], []);
        double[] values = [10, 12, 11, 13, 10, 12, 11, 13, 30, 32, 31, 33];
        PeriodKind[] kinds = [PeriodKind.Q1, PeriodKind.Q2, PeriodKind.Q3, PeriodKind.Q4];
        var figures = values.Select((v, i) => (1, new Figure(TestCalendar.Cchc.Find(2020 + (i / 4), kinds[i % 4])!, ObservationState.Reported, v, null, null, false)));
        var happened = new SeriesEvent(1, 1, null, kind, on, null, "x", default, "approver", null, null, null);
        return IndicatorAnalyser.Analyse(catalogue, TestCalendar.Cchc, indicator, new AgencyFigures(figures), [], TestCalendar.Cchc.Find("2022-Q4")!, [happened]);
    }
}
