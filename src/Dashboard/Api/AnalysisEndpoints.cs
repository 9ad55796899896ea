using System.Globalization;
using System.Text.Json;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data;
using Kpi.Data.Agencies;
using Kpi.Data.Analysis;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Series;
using Kpi.Data.Targets;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Api;

/// <summary>What can be said of a series: of one of ours, of two periods beside each other, and of any that is sent, so that anyone can check our arithmetic.</summary>
internal static class AnalysisEndpoints
{
    public static void MapAnalysis(this IEndpointRouteBuilder api)
    {
        // A calculation that keeps nothing: whoever may read may ask.
        api.MapPost("/analysis", Analyse).Accepts<AnalysisRequest>("application/json").Produces<SeriesAnswer>().DisableAntiforgery();
        api.MapGet("/indicators/{key}/analysis", Indicator).Produces<IndicatorAnswer>();
        api.MapGet("/compare", Compare);
        api.MapMovement();
    }

    private static async Task<IResult> Analyse(HttpContext context, WordingProvider wordings, NumberText numbers, IStringLocalizer<Text> text, Problems problems)
    {
        SentSeries sent;
        try
        {
            using var json = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            sent = SeriesQuestionReader.Read(json.RootElement);
        }
        catch (JsonException)
        {
            return problems.Refused("analysis.json");
        }
        catch (SeriesQuestionException e)
        {
            return problems.Refused(e.Key, [.. e.Args]);
        }
        var words = await wordings.GetAsync(context.RequestAborted);
        var analysis = SeriesAnalyser.Analyse(sent.Question);
        var story = StoryOf(sent, analysis, words, text);
        var sentence = new AnalysisSentences(words, numbers, text).Write(story);
        return Results.Ok(SeriesAnswer.Of(analysis, sent.Question.Signals.RebaseAt.DefaultIfEmpty(0).Max(), sent.Shown, sent.Periods, [.. sent.Problems.Select(p => new PointProblemItem(p.Period, p.Code, text[p.Code, p.Period ?? ""]))], sentence));
    }

    private static async Task<IResult> Indicator(
        string key,
        string? agency,
        string? period,
        string? asOf,
        AnalysisReader reader,
        WordingProvider wordings,
        NumberText numbers,
        IStringLocalizer<Text> text,
        KpiSettings settings,
        Problems problems,
        CancellationToken cancellationToken)
    {
        if (agency is null) return problems.BadRequest("agency.needed");
        if (!AsOf.TryRead(asOf, settings, out var instant)) return problems.BadRequest("query.as-of", asOf!);
        var (catalogue, indicator, who) = await reader.FindAsync(key, agency, instant, cancellationToken);
        if (indicator is null) return problems.NotFound("indicator.unknown", key);
        if (who is null) return problems.NotFound("agency.unknown", agency);
        var calendar = SeriesStore.CalendarOf(catalogue, indicator);
        var at = calendar.Find(period);
        if (period is not null && at is null) return problems.BadRequest("period.unknown", period);
        if (await reader.AnalyseAsync(catalogue, indicator, who, at, instant, cancellationToken) is not { } analysis) return problems.NotFound("indicator.never", key);

        var words = await wordings.GetAsync(cancellationToken);
        var sentence = new AnalysisSentences(words, numbers, text).Write(AnalysisReader.StoryOf(analysis, words));
        return Results.Ok(IndicatorAnswer.Of(analysis, who.Key, words, new RefusalSentences(words, numbers, text), text, sentence));
    }

    private static async Task<IResult> Compare(
        string? agency,
        string? a,
        string? b,
        string? asOf,
        AnalysisReader reader,
        WordingProvider wordings,
        NumberText numbers,
        IStringLocalizer<Text> text,
        AgencyStore agencies,
        CatalogueStore catalogues,
        KpiSettings settings,
        Problems problems,
        CancellationToken cancellationToken)
    {
        if (agency is null) return problems.BadRequest("agency.needed");
        if (a is null || b is null) return problems.BadRequest("compare.periods");
        if (!AsOf.TryRead(asOf, settings, out var instant)) return problems.BadRequest("query.as-of", asOf!);
        if ((await agencies.AllAsync(cancellationToken)).FirstOrDefault(x => string.Equals(x.Key, agency, StringComparison.Ordinal)) is not { } who) return problems.NotFound("agency.unknown", agency);
        var catalogue = await catalogues.GetAsync(instant, cancellationToken);
        if (catalogue.Calendars.All(c => c.Find(a) is null)) return problems.BadRequest("period.unknown", a);
        if (catalogue.Calendars.All(c => c.Find(b) is null)) return problems.BadRequest("period.unknown", b);
        var words = await wordings.GetAsync(cancellationToken);
        var refusals = new RefusalSentences(words, numbers, text);
        var rows = await reader.CompareAsync(catalogue, who, a, b, instant, cancellationToken);
        return Results.Ok(new ItemList<CompareItem>([.. rows.Select(r => CompareItem.Of(r, words, refusals))]));
    }

    private static AnalysisStory StoryOf(SentSeries sent, SeriesAnalysis analysis, Wording words, IStringLocalizer<Text> text)
    {
        var question = sent.Question;
        var kind = question.Projections.Percent ? ValueKind.Percent : question.Projections.NonNegative ? ValueKind.Count : ValueKind.Number;
        var indicator = new Indicator(0, "", new LocalText("", ""), new LocalText("", ""), kind, [], Accumulation.Rate, question.Direction, 0, 0, null);
        var target = (question.Direction, question.Target) switch
        {
            (Direction.Higher, { Low: { } low }) => "≥ " + words.Value(indicator, low),
            (Direction.Lower, { High: { } high }) => "≤ " + words.Value(indicator, high),
            (Direction.Range, { Low: { } low, High: { } high }) => words.Bound(indicator, TargetComparator.Between, low, high),
            _ => null,
        };
        var gap = analysis.Gap is > 0 and { } lacking ? text["gap.off", words.Difference(indicator, lacking)].Value : null;
        return new AnalysisStory(text["analysis.series"], indicator, sent.Periods.Count > 0 ? PeriodText(sent.Periods[^1]) : "", analysis.Signal.Points.Count > 0 ? analysis.Signal.Points[^1].Value : null)
        {
            Status = analysis.Status,
            Target = target,
            Gap = gap,
            Series = analysis,
            RunLength = question.Signals.RunLength,
        };
    }

    private static string PeriodText(string key) => PeriodKey.TryParse(key, out var year, out var kind, out var month)
        ? PeriodNames.Brief(new Period(0, year, kind, month, default, default, null), CultureInfo.CurrentUICulture)
        : key;
}
