using Kpi.Data.Analysis;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series;

namespace Kpi.Data.Targets;

/// <summary>Finds what would be judged anew (methods §2.1: a late change never rewrites old status, unless somebody says that it was wrong). Pure.</summary>
internal static class TargetRewrites
{
    /// <summary>The periods that stand judged, and would be by other numbers, or by none, if targets were changed. What a first target would judge stood unjudged, and is not among them.</summary>
    /// <param name="versions">Of the indicators that are changed: the targets of the agencies and those of everyone.</param>
    /// <param name="changes">Each becomes the latest version of its indicator, agency and period.</param>
    /// <param name="figures">Published ones, by agency.</param>
    public static IReadOnlyList<Period> Of(
        CatalogueSnapshot catalogue, IReadOnlyCollection<(int Version, Target Target)> versions, IEnumerable<Target> changes, IEnumerable<(int Agency, int Indicator, Figure Figure)> figures)
    {
        var before = InForce(catalogue, versions);
        var after = InForce(catalogue, [.. versions, .. changes.Select(c => (int.MaxValue, c))]);
        var found = new HashSet<Period>();
        foreach (var own in figures.GroupBy(f => (f.Agency, f.Indicator)))
        {
            if (catalogue.Find(own.Key.Indicator) is not { } indicator) continue;
            var basis = FigureBasis.Of(catalogue, indicator);
            var (then, now) = (For(before, own.Key.Agency), For(after, own.Key.Agency));
            foreach (var (_, _, figure) in own)
            {
                if (Verdict(then, figure) is { } standing && standing != Verdict(now, figure)) found.Add(figure.Period);
            }

            // Nobody reports nine months: their milestone judges what the reports of the year come to by then.
            if (indicator.Formula is null && TargetPath.Sums(catalogue, indicator))
            {
                var reported = own.GroupBy(f => f.Figure.Period).ToDictionary(f => f.Key, f => f.First().Figure);
                foreach (var figure in Accumulator.Accumulate(SeriesStore.CalendarOf(catalogue, indicator), indicator.Accumulation, reported, SeriesAccumulation.Ytd))
                {
                    if (Verdict(then, figure, SeriesAccumulation.Ytd) is { } standing && standing != Verdict(now, figure, SeriesAccumulation.Ytd)) found.Add(figure.Period);
                }
            }

            (Status, TargetComparator, double, double?, double)? Verdict(List<Target> targets, Figure figure, SeriesAccumulation accumulation = SeriesAccumulation.Reported) =>
                TargetJudge.Judge(indicator, figure.Period, figure, targets, basis, accumulation) is { Status: Status.Met or Status.Near or Status.Missed, Target: { } by } judged
                    ? (judged.Status, by.Comparator, by.Value, by.High, TargetJudge.NearWidth(indicator, by))
                    : null;

            List<Target> For(ILookup<(int Indicator, int? Agency), Target> targets, int agency) => [.. targets[(indicator.Id, agency)], .. targets[(indicator.Id, null)]];
        }
        return [.. found.OrderBy(p => p.End).ThenBy(p => p.Start)];
    }

    private static ILookup<(int Indicator, int? Agency), Target> InForce(CatalogueSnapshot catalogue, IReadOnlyCollection<(int Version, Target Target)> versions)
    {
        var targets = TargetValidity.Of(versions);
        return targets.Concat(TargetPath.Milestones(targets, catalogue)).ToLookup(t => (t.IndicatorId, t.AgencyId));
    }
}
