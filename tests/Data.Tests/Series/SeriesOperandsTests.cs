using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;
using Kpi.Data.Observations;
using Kpi.Data.Series;

namespace Kpi.Data.Tests.Series;

public sealed class SeriesOperandsTests
{
    private static readonly (string Key, Accumulation Accumulation)[] Inputs = [("flow", Accumulation.Flow), ("ytd", Accumulation.Ytd), ("stock", Accumulation.Stock), ("rate", Accumulation.Rate)];

    [Theory]
    [InlineData("previous(flow)", SeriesAccumulation.Discrete, "2024-Q3", 60)]
    [InlineData("previous(flow)", SeriesAccumulation.Discrete, "2024-Q1", 40)]
    [InlineData("flow - previous(flow)", SeriesAccumulation.Discrete, "2024-Q3", 20)]
    [InlineData("previous(flow)", SeriesAccumulation.Ytd, "2024-H1", 30)]
    [InlineData("ytd(flow)", SeriesAccumulation.Discrete, "2024-Q3", 190)]
    [InlineData("flow / ytd(flow)", SeriesAccumulation.Discrete, "2024-Q2", 60 / 110.0)]
    [InlineData("ytd(stock) + flow", SeriesAccumulation.Discrete, "2024-Q2", 67)]
    [InlineData("previous(ytd(flow)) + 0 * flow", SeriesAccumulation.Discrete, "2024-Q3", 110)]
    [InlineData("previous(window.days) + 0 * flow", SeriesAccumulation.Discrete, "2024-Q3", 92)]
    public void Build_FormulaOfOtherPeriods_ReadsThoseOfItsAccumulation(string formula, SeriesAccumulation accumulation, string period, double expected) =>
        Assert.Equal(expected, Of(formula, accumulation, period)!.Value!.Value, 9);

    [Theory]
    [InlineData("previous(flow)", SeriesAccumulation.Discrete, "2023-Q1")]
    [InlineData("ytd(rate) + flow", SeriesAccumulation.Discrete, "2024-Q3")]
    [InlineData("previous(stock) + flow", SeriesAccumulation.Discrete, "2024-Q1")]
    public void Build_NothingReportedThere_IsMissing(string formula, SeriesAccumulation accumulation, string period)
    {
        var figure = Of(formula, accumulation, period)!;
        Assert.Equal((ObservationState.Missing, (double?)null), (figure.State, figure.Value));
    }

    [Fact]
    public void Build_KpiOfAKpi_FollowsItInTheSameAccumulation()
    {
        var catalogue = Catalogue(("kpi.second", "kpi.first * 2"), ("kpi.first", "flow + 1"));
        var second = catalogue.Find("kpi.second")!;
        Assert.Equal(["kpi.first", "kpi.second"], catalogue.CalculationOrder.Select(i => i.Key));
        Assert.Equal(["flow"], catalogue.InputsOf(second).Select(i => i.Key));
        Assert.Equal(162, SeriesBuilder.Build(catalogue, TestCalendar.Cchc, second, Figures(), SeriesAccumulation.Discrete).Single(f => f.Period.Key == "2024-Q3").Value);
        Assert.Equal(["kpi.first", "kpi.second"], catalogue.DependantsOf(catalogue.Find("flow")!).Select(i => i.Key));
    }

    [Fact]
    public void Sort_Cycle_IsNamedAndLeftOut()
    {
        var catalogue = Catalogue(("kpi.a", "kpi.b + 1"), ("kpi.b", "previous(kpi.c)"), ("kpi.c", "kpi.a"), ("kpi.d", "kpi.a"), ("kpi.e", "flow"));
        var (order, cycle) = FormulaOrder.Sort(catalogue.Indicators);
        Assert.Equal(["kpi.e"], order.Select(i => i.Key));
        Assert.Equal(["kpi.a", "kpi.b", "kpi.c", "kpi.a"], cycle);
        Assert.Empty(SeriesBuilder.Build(catalogue, TestCalendar.Cchc, catalogue.Find("kpi.d")!, Figures(), SeriesAccumulation.Reported));
    }

    private static Figure? Of(string formula, SeriesAccumulation accumulation, string period)
    {
        var catalogue = Catalogue(("kpi.tried", formula));
        return SeriesBuilder.Build(catalogue, TestCalendar.Cchc, catalogue.Find("kpi.tried")!, Figures(), accumulation).SingleOrDefault(f => f.Period.Key == period);
    }

    private static CatalogueSnapshot Catalogue(params (string Key, string Formula)[] derived) => new(
        [TestCalendar.Cchc],
        [],
        [
            .. Inputs.Select((input, i) => Indicator(i + 1, input.Key, input.Accumulation, null)),
            .. derived.Select((d, i) => Indicator(i + 100, d.Key, Accumulation.Rate, new DerivedFormula(Expression.Parse(d.Formula), null, "form"))),
        ],
        []);

    private static Indicator Indicator(int id, string key, Accumulation accumulation, DerivedFormula? formula) =>
        new(id, key, new LocalText(key, key), new LocalText("", ""), ValueKind.Number, [], accumulation, Direction.None, 0, id, formula);

    // Flow by quarters: 2023 10, 20, 30, 40; 2024 50, 60, 80.
    private static AgencyFigures Figures() => new(
    [
        One(1, "2023-Q1", 10), One(1, "2023-H1", 30), One(1, "2023-Q3", 30), One(1, "2023", 100),
        One(1, "2024-Q1", 50), One(1, "2024-H1", 110), One(1, "2024-Q3", 80),
        One(3, "2024-H1", 7), One(4, "2024-Q3", 50),
    ]);

    private static (int, Figure) One(int indicator, string period, double value) => (indicator, new Figure(TestCalendar.Period(period), ObservationState.Reported, value, null, null, false));
}
