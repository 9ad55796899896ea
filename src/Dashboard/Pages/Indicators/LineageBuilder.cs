using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Rules;
using Kpi.Data.Series;
using Kpi.Data.Submissions;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Follows a figure back to what it is made of. Works on what has been read already.</summary>
/// <param name="figures">Current figures of the agency: of the indicator, its operands, and those of the rules.</param>
/// <param name="revisions">Revisions of the indicator and its operands, oldest first.</param>
/// <param name="files">Submissions by number.</param>
public sealed class LineageBuilder(
    CatalogueSnapshot catalogue, ReportingCalendar calendar, AgencyFigures figures, IReadOnlyList<Observation> revisions, IReadOnlyDictionary<Guid, Submission> files)
{
    /// <summary>The lineage of one figure of a series.</summary>
    /// <param name="rules">Rules over its parts.</param>
    public LineageView Build(Indicator indicator, SeriesAccumulation accumulation, Figure figure, IEnumerable<Rule> rules)
    {
        var parts = indicator.IsDerived
            ? [.. catalogue.OperandsOf(indicator).Select(o => Operand(o, accumulation, figure.Period))]
            : Terms(indicator, accumulation, figure.Period);
        var stored = accumulation == SeriesAccumulation.Reported || parts is [{ Subtracted: false, Source: not null } only] && only.Period == figure.Period && only.Indicator.Id == indicator.Id;
        return new LineageView(
            figure,
            parts,
            stored ? [.. rules.Select(r => Check(r, figure.Period))] : [],
            stored ? [.. revisions.Where(r => r.Indicator == indicator.Key && r.Period == figure.Period).Reverse().Select(r => new LineageRevision(r, files.GetValueOrDefault(r.Submission)))] : []);
    }

    private List<LineagePart> Terms(Indicator indicator, SeriesAccumulation accumulation, Period period)
    {
        var reported = figures.Of(indicator.Id);
        IReadOnlyList<AccumulationTerm> terms = Accumulator.AddsUp(indicator.Accumulation)
            ? Accumulator.Terms(calendar, indicator.Accumulation, reported, accumulation, period)
            : [new AccumulationTerm(period, Subtracted: false)];

        // A period that was reported empty is a part too: its empty cell is where it comes from.
        if (terms.Count == 0 && reported.ContainsKey(period)) terms = [new AccumulationTerm(period, Subtracted: false)];
        return [.. terms.Select(t => Reported(indicator, t.Period, t.Subtracted))];
    }

    private LineagePart Operand(Indicator operand, SeriesAccumulation accumulation, Period period)
    {
        if (accumulation == SeriesAccumulation.Reported || SeriesBuilder.Refusal(catalogue, operand, accumulation) is not null) return Reported(operand, OwnPeriod(operand, period), subtracted: false);
        var terms = operand.IsDerived ? [] : Accumulator.Terms(calendar, operand.Accumulation, figures.Of(operand.Id), accumulation, period);
        if (terms is [{ Subtracted: false } one]) return Reported(operand, one.Period, subtracted: false);
        var figure = SeriesBuilder.Build(catalogue, calendar, operand, figures, accumulation).FirstOrDefault(f => f.Period == period);
        return new LineagePart(operand, IndicatorReader.CodeOf(catalogue, operand), period, figure, false, null, null);
    }

    // A level of another window that ends on the same day.
    private Period OwnPeriod(Indicator operand, Period period) => figures.Of(operand.Id, period) is not null
        ? period
        : figures.Of(operand.Id).Keys.FirstOrDefault(p => p.End == period.End && operand.Accumulation == Accumulation.Stock) ?? period;

    private LineagePart Reported(Indicator indicator, Period period, bool subtracted)
    {
        var source = revisions.LastOrDefault(r => r.Indicator == indicator.Key && r.Period == period && r.SupersededAt is null);
        return new LineagePart(
            indicator, IndicatorReader.CodeOf(catalogue, indicator), period, figures.Of(indicator.Id, period), subtracted, source, source is null ? null : files.GetValueOrDefault(source.Submission));
    }

    private LineageCheck Check(Rule rule, Period period)
    {
        var at = catalogue.Indicators.Select(i => (i.Id, Figure: figures.Of(i.Id, period))).Where(x => x.Figure is not null).ToDictionary(x => x.Id, x => x.Figure!);
        var operands = new PeriodOperands(catalogue, at, formKey: null, windowDays: null);
        return new LineageCheck(rule, rule.Evaluate(operands), rule.Left.Operands.Concat(rule.Right.Operands).Distinct(StringComparer.Ordinal).ToDictionary(k => k, operands.Value, StringComparer.Ordinal));
    }
}
