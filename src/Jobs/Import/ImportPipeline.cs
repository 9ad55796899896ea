using System.Collections.Concurrent;
using System.Security.Cryptography;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Mappings;
using Kpi.Data.Observations;
using Kpi.Data.Rules;
using Kpi.Jobs.Import.Checking;
using Kpi.Jobs.Import.Reading;
using Kpi.Jobs.Import.Recognition;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import;

/// <summary>
/// Checks a file: bytes to grid, grid to form, form to lines, lines against rules and against what is published. The one pipeline behind the preview, the API's
/// dry run, the inbox and the tests. It stores nothing and never throws for bad content.
/// </summary>
public sealed class ImportPipeline(CatalogueStore catalogues, AgencyStore agencies, ObservationStore observations, LineMappingStore mappings, ImportOptions options)
{
    private readonly ConcurrentDictionary<int, LineMatcher> _matchers = new();

    /// <summary>What the file says, what is wrong with it, and what publishing it would change.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<CheckResult> CheckAsync(ReadOnlyMemory<byte> bytes, string fileName, CheckAnswers answers, CancellationToken cancellationToken) =>
        await CheckAsync(await ReadAsync(bytes, fileName, answers, waits: false, cancellationToken), cancellationToken);

    /// <summary>Holds what a file says against the rules and what is published now.</summary>
    public async Task<CheckResult> CheckAsync(FileReading reading, CancellationToken cancellationToken)
    {
        if (reading.Unread is { } unread) return unread;
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var known = await agencies.AllAsync(cancellationToken);
        var results = new List<CheckResult>(reading.Drafts.Count);
        var published = new Dictionary<string, AgencyFigures>(StringComparer.Ordinal);
        using var bounded = Bounded(cancellationToken);
        foreach (var draft in reading.Drafts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (bounded.IsCancellationRequested) return CheckResult.Unread(draft.Result.File, FileProblem(ProblemCodes.FileLimits, draft.Result.File.Name));
            results.Add(Compare(draft, catalogue, await PublishedAsync(draft, known, published, cancellationToken)).Check);
        }
        return results[0] with { Problems = [.. results[0].Problems, .. reading.Findings], Others = [.. results.Skip(1)] };
    }

    /// <summary>
    /// The first half of a check: what the file says, whatever is published. Most of the work, and the half that many files can have done at once. Nobody waits for the answer: a large file's time
    /// begins when no other is being read.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<FileReading> ReadAsync(ReadOnlyMemory<byte> bytes, string fileName, CheckAnswers answers, CancellationToken cancellationToken) =>
        ReadAsync(bytes, fileName, answers, waits: true, cancellationToken);

    private async Task<FileReading> ReadAsync(ReadOnlyMemory<byte> bytes, string fileName, CheckAnswers answers, bool waits, CancellationToken cancellationToken)
    {
        var file = new CheckedFile(fileName, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), bytes.Length, null);
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var known = await agencies.AllAsync(cancellationToken);
        using var bounded = Bounded(cancellationToken);
        using var room = new LargeFileRoom(bounded, waits ? options.Timeout : null, cancellationToken);
        try
        {
            return await ReadAsync(bytes, file, answers, catalogue, known, room, bounded.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return FileReading.Of(CheckResult.Unread(file, FileProblem(ProblemCodes.FileLimits, fileName)));
        }
    }

    private async Task<FileReading> ReadAsync(
        ReadOnlyMemory<byte> bytes, CheckedFile file, CheckAnswers answers, CatalogueSnapshot catalogue, IReadOnlyList<Agency> known, LargeFileRoom room, CancellationToken cancellationToken)
    {
        var reading = WorkbookReader.Read(bytes, file.Name, options.Limits, cancellationToken, room.Enter);
        file = file with { Format = reading.DetectedFormat };
        if (reading.Workbook is not { } workbook) return FileReading.Of(CheckResult.Unread(file, FileProblem(reading.Fault?.Code ?? ProblemCodes.FileLimits, file.Name)));

        LineMatcher Matcher(FormVersion form) => _matchers.GetOrAdd(form.Id, _ => new LineMatcher(form));
        var finder = new FormFinder(catalogue, Matcher, known, answers.Form, cancellationToken);
        var matches = finder.Find(workbook);
        var findings = new List<Problem>();

        // A table of history beside a form is not taken in with it, but said.
        var forms = matches.Select(m => m.Region.Sheet).ToHashSet();
        var histories = new HistoryFinder(
            catalogue, Matcher, [.. catalogue.Forms.Where(f => answers.Form is null || string.Equals(f.FormKey, answers.Form, StringComparison.Ordinal))], known, answers.Problems ?? [], cancellationToken);
        var history = histories.Find(workbook.Sheets.Where(s => !forms.Contains(s)));
        if (matches.Count == 0) (matches, findings) = (history, histories.Findings);
        else findings.AddRange(LeftOut.Histories(history));
        findings.AddRange(histories.Refused);
        findings.AddRange(LeftOut.Tables(finder.PassedOver, history));
        if (matches.Count == 0)
        {
            return FileReading.Of(CheckResult.Unread(file, FileProblem(ProblemCodes.FormUnrecognised, file.Name)) with
            {
                Problems = [FileProblem(ProblemCodes.FormUnrecognised, file.Name), .. findings],
                Answers = [.. (answers.Problems ?? []).Where(a => a.Kind == ProblemAnswerKind.Placed)],
            });
        }

        var builder = new ResultBuilder(file, catalogue, known, Matcher, mappings, answers);
        var drafts = new List<ResultDraft>(matches.Count);
        foreach (var match in matches) drafts.Add(await builder.BuildAsync(match, cancellationToken));
        return new FileReading(null, [.. DraftChooser.Choose(drafts, workbook).Select(d => ProblemAnswers.ApplyToLines(d, answers.Problems ?? [], catalogue))], findings);
    }

    /// <summary>
    /// Holds a reading that was kept against the rules and what is published now: since the file was read, somebody may have published. The file itself is not read
    /// again.
    /// </summary>
    public async Task<Comparison> CompareAsync(CheckResult kept, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        return ResultDraft.From(kept, catalogue) is { } draft
            ? Compare(draft, catalogue, await PublishedAsync(draft, await agencies.AllAsync(cancellationToken), [], cancellationToken))
            : new Comparison(kept, []);
    }

    /// <summary>The result for a file that is refused before it is read.</summary>
    public CheckResult TooLarge(string fileName, long bytes) =>
        CheckResult.Unread(new CheckedFile(fileName, "", bytes, null), FileProblem(ProblemCodes.FileTooLarge, fileName));

    // From reading the bytes to the last line: whatever is in the file, somebody waits for it.
    private CancellationTokenSource Bounded(CancellationToken cancellationToken)
    {
        var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(options.Timeout);
        return bounded;
    }

    private Problem FileProblem(string code, string fileName) => Problem.Of(
        Severity.Error, code, null, null, null, ("file", fileName), ("limit", options.MaxBytes.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    // Of a file with many tables, what their agency has published is read once.
    private async Task<AgencyFigures> PublishedAsync(ResultDraft draft, IReadOnlyList<Agency> known, Dictionary<string, AgencyFigures> read, CancellationToken cancellationToken)
    {
        if (draft.Result.Agency?.Key is not { } key || known.FirstOrDefault(a => string.Equals(a.Key, key, StringComparison.Ordinal)) is not { } agency) return new AgencyFigures([]);
        if (!read.TryGetValue(key, out var published)) read[key] = published = await observations.FiguresAsync(agency.Id, null, null, cancellationToken);
        return published;
    }

    private static Comparison Compare(ResultDraft draft, CatalogueSnapshot catalogue, AgencyFigures published)
    {
        var (ruled, rules) = RuleChecker.Check(draft, catalogue, published);
        var compared = ProblemAnswers.ApplyExplanations(HistoryComparer.Compare(ruled, catalogue, published));
        return new Comparison(ReadingEffects.Add(compared, rules, catalogue, published, draft.Period), rules);
    }
}
