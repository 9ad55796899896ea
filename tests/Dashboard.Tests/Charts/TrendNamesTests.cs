using Kpi.Dashboard.Charts;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;

namespace Kpi.Dashboard.Tests.Charts;

public sealed class TrendNamesTests
{
    private static readonly string[] Periods = ["2022-Q1", "2022-H1", "2022-Q3", "2022", "2023-Q1", "2023-H1", "2023-Q3", "2023", "2024-Q1", "2024-H1"];

    // How the words of the pictures are measured, a little narrower than they are placed.
    private const double Character = 6;
    private const double Ascent = 10;
    private const double Descent = 3;

    [Fact]
    public void Names_OfLines_StandRightOfThePlotOneBelowTheOther()
    {
        var view = View([7, 9, 12, 14, 15, 17, 18, 18, 19, 20], limits: (13.8, 10.5, 17.1), before: true);
        var frame = new TrendFrame(view, 780, 320, named: true);
        var names = TrendNames.Place(view, frame, wide: true).Where(n => n.X > frame.Right).OrderBy(n => n.Y).ToList();
        Assert.Equal(["upper limit 17.1", "year before", "mean 13.8", "lower limit 10.5"], names.Select(n => n.Text));
        Assert.All(names.Zip(names.Skip(1)), pair => Assert.True(pair.Second.Y - pair.First.Y >= 13));
        Assert.All(names, n => Assert.True(n.X + (Character * n.Text.Length) <= frame.Width, n.Text));
    }

    [Fact]
    public void Names_OfLinesThatEndFarFromThem_AreLedTo()
    {
        var view = View([7, 9, 12, 14, 15, 17, 18, 18, 19, 20], targets: [("2024-Q3", 35), ("2024", 50)], before: true);
        var frame = new TrendFrame(view, 780, 320, named: true);
        Assert.StartsWith("M", TrendNames.Place(view, frame, wide: true).Single(n => n.Text == "year before").Lead, StringComparison.Ordinal);
        Assert.DoesNotContain(TrendNames.Place(view, frame, wide: false), n => n.Text == "year before");
    }

    [Fact]
    public void LastFigure_BelowATarget_IsNamedBelowItsPoint()
    {
        var view = View([20, 49], targets: [("2022-H1", 50)]);
        var frame = new TrendFrame(view, 780, 320, named: true);
        var name = TrendNames.Place(view, frame, wide: true).Single(n => n.Text == view.LastValue);
        Assert.True(name.Y > frame.Y(49));
    }

    [Theory]
    [InlineData(780, true)]
    [InlineData(358, false)]
    public void Words_OfManyTrends_CoverNeitherEachOtherNorTheLineOfTheFigures(int width, bool wide)
    {
        var random = new Random(20241127);
        for (var run = 0; run < 200; run++)
        {
            var level = random.Next(20, 70);
            double?[] values = [.. Periods.Select(_ => random.Next(10) == 0 ? null : (double?)Math.Round(level + (random.NextDouble() * 12), 1))];
            var view = View(values, limits: (level + 6, level + 1, level + 11), targets: [("2024-Q3", level + 15), ("2024", level + 20)], before: run % 2 == 0, ahead: run % 3 == 0);
            var frame = new TrendFrame(view, width, 320, wide);
            var names = TrendNames.Place(view, frame, wide);
            var boxes = names.Select(n => (n.Text, Box: Box(n))).ToList();
            for (var i = 0; i < boxes.Count; i++)
            {
                for (var j = 0; j < i; j++) Assert.False(boxes[i].Box.Meets(boxes[j].Box), $"run {run}: '{boxes[i].Text}' lies on '{boxes[j].Text}'");
            }
            foreach (var (one, next) in view.Shape.Actual.Zip(view.Shape.Actual.Skip(1)).Where(p => p.First.Y is not null && p.Second.Y is not null))
            {
                var line = new PlotLine(frame.X(one.X), frame.Y(one.Y!.Value), frame.X(next.X), frame.Y(next.Y!.Value));
                Assert.All(boxes, b => Assert.False(b.Box.Meets(line), $"run {run}: the line goes through '{b.Text}'"));
            }
        }
    }

    [Fact]
    public void Box_AndLine_MeetWhereTheyDo()
    {
        var box = new PlotBox(0, 0, 10, 10);
        Assert.True(box.Meets(new PlotLine(-5, 5, 15, 5)));
        Assert.True(box.Meets(new PlotLine(4, 4, 5, 5)));
        Assert.True(box.Meets(new PlotLine(-5, -5, 15, 15)));
        Assert.False(box.Meets(new PlotLine(-5, 11, 15, 11)));
        Assert.False(box.Meets(new PlotLine(-5, 6, 6, 17)));
        Assert.False(box.Meets(new PlotLine(12, 0, 12, 10)));
        Assert.True(box.Meets(new PlotBox(9, 9, 12, 12)));
        Assert.False(box.Meets(new PlotBox(10, 0, 12, 10)));
    }

    private static PlotBox Box(TrendName name)
    {
        var width = Character * name.Text.Length;
        var left = name.Anchor switch { "start" => name.X, "end" => name.X - width, _ => name.X - (width / 2) };
        return new PlotBox(left, name.Y - Ascent, left + width, name.Y + Descent);
    }

    private static TrendView View(double?[] values, (double Center, double Lower, double Upper)? limits = null, (string Period, double Value)[]? targets = null, bool before = false, bool ahead = false)
    {
        var layers = new TrendLayers(
            limits is { } l ? Periods.Take(values.Length).ToDictionary(p => TestPeriods.Of(p).End, _ => new ControlLimits(l.Center, l.Lower, l.Upper, l.Lower, l.Upper)) : [],
            ahead ? [(TestPeriods.Of("2024-Q3"), new ProjectionPoint(1, 40, 35, 45, null, null)), (TestPeriods.Of("2024"), new ProjectionPoint(2, 42, 34, 50, null, null))] : []);
        var shape = TrendBuilder.Build(
            [.. values.Select((v, i) => new TrendPoint(TestPeriods.Of(Periods[i]), v, before && v is not null && i > 0 ? v - 3 : null))],
            [.. (targets ?? []).Select(t => (TestPeriods.Of(t.Period), t.Value))],
            breaksAtYear: false,
            connects: true,
            percent: true,
            whole: false,
            layers);
        return new TrendView(
            shape, [], "", "20.5 %", ["0", "50", "100"], [.. shape.Labels.Select((t, i) => i == 0 ? $"target {TrendFrame.N(t.Y!.Value)} %" : $"{TrendFrame.N(t.Y!.Value)} %")], -1, [])
        {
            LimitTexts = shape.Center.Count == 0 ? [] : [$"upper limit {Last(shape.Upper)}", $"mean {Last(shape.Center)}", $"lower limit {Last(shape.Lower)}"],
            BeforeText = shape.Before.Count == 0 ? "" : "year before",
            ProjectionText = shape.Projection.Count == 0 ? "" : "projected 42 %",
        };

        static string Last(IReadOnlyList<TrendSpot> line) => line.LastOrDefault(s => s.Y is not null) is { Y: { } value } ? TrendFrame.N(value) : "";
    }
}
