using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Submissions;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Submissions;

/// <summary>Whatever is published and taken back in whatever order: what stands is what has not been taken back.</summary>
public sealed class UndoChainTests : StoreTheory
{
    private const string Period = "2024-H1";
    private const string Covered = "cchc.7.1.1";
    private const string All = "cchc.7.1";
    private const string Coverage = "kpi.online-full-coverage";

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Undo_OneAfterTheOther_GoesBackPastWhatWasTakenBack(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var (a, b, c) = (await PublishAsync(store, "a", 26), await PublishAsync(store, "b", 27), await PublishAsync(store, "c", 28));
        await UndoAsync(store, c);
        await StandsAsync(store, 27, b);
        await UndoAsync(store, b);
        await StandsAsync(store, 26, a);
        Assert.Equal([SubmissionState.Published, SubmissionState.Submitted, SubmissionState.Submitted], await StatesAsync(store, a, b, c));
        await UndoAsync(store, a);
        await StandsAsync(store, null, null);

        // Nothing is deleted, and nothing is counted twice.
        var revisions = await store.RevisionsAsync(Covered, Period);
        Assert.Equal([(1, 26d), (2, 27d), (3, 28d), (4, 27d), (5, 26d)], revisions.Select(r => (r.Revision, r.Value!.Value)));
        Assert.Equal([a.Id, b.Id, c.Id, b.Id, a.Id], revisions.Select(r => r.Submission));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Undo_OfEverything_BringsNothingBackThatWasTakenBack(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var a = await PublishAsync(store, "a", 26);
        await UndoAsync(store, a);
        var b = await PublishAsync(store, "b", 27);
        await UndoAsync(store, b);
        await StandsAsync(store, null, null);

        await PublishAsync(store, a, 26);
        await PublishAsync(store, b, 27);
        await UndoAsync(store, b);
        await StandsAsync(store, 26, a);
        await UndoAsync(store, a);
        await StandsAsync(store, null, null);

        // Published again after it was taken back, over what stands now and not over what stood then.
        await PublishAsync(store, b, 27);
        await PublishAsync(store, a, 26);
        await UndoAsync(store, a);
        await StandsAsync(store, 27, b);
        await UndoAsync(store, b);
        await StandsAsync(store, null, null);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Undo_OfAFormThatTookThePlaceOfSeveral_PublishesThemAllAgain(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var a = await PublishAsync(store, "a", 26);
        var part = await store.ReceiveAsync("part", Period);
        await PublishAsync(store, part, partial: true, (Covered, 27));
        var c = await PublishAsync(store, "c", 28);
        Assert.Equal([SubmissionState.Superseded, SubmissionState.Superseded, SubmissionState.Published], await StatesAsync(store, a, part, c));
        await UndoAsync(store, c);
        Assert.Equal([SubmissionState.Published, SubmissionState.Published, SubmissionState.Submitted], await StatesAsync(store, a, part, c));
        await StandsAsync(store, 27, part);

        // In another order than they came: the form goes, what was published over a part of it stays.
        await UndoAsync(store, a);
        await UndoAsync(store, part);
        await StandsAsync(store, null, null);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void AnySequence_OfPublishesAndUndos_IsAStack(StoreProvider provider)
    {
        Assert.SkipWhen(provider == StoreProvider.Postgres && TestStore.PostgresServer is null, "KPI_TEST_POSTGRES names no PostgreSQL server.");
        var content = Gen.Elements<double?>(24, 25, 26, 27, null).Zip(Gen.Elements<double?>(100, 127)).Select(c => new Content(c.Item1, c.Item2));
        var step = Gen.Elements(true, true, true, false, false).Zip(Gen.Choose(0, 4).Zip(Gen.Choose(-1, 2))).Select(s => new Step(s.Item1, s.Item2.Item1, s.Item2.Item2));
        var runs = content.ListOf(5).Zip(step.ListOf(14)).Select(r => new Run([.. r.Item1], [.. r.Item2]));
        Prop.ForAll(runs.ToArbitrary(), run => RunAsync(provider, run).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private static async Task RunAsync(StoreProvider provider, Run run)
    {
        await using var store = await StoreAsync(provider);
        var model = new Model();
        var submissions = new List<Submission>();
        for (var i = 0; i < run.Contents.Count; i++) submissions.Add(await store.ReceiveAsync($"{i}", Period));
        foreach (var step in run.Steps)
        {
            // The clock of a server may be set back.
            store.Clock.Advance(TimeSpan.FromMinutes(step.Minutes));
            var (submission, partial) = (submissions[step.Of], step.Of >= 3);
            (string, double?)[] figures = partial ? [(Covered, run.Contents[step.Of].Covered)] : [(Covered, run.Contents[step.Of].Covered), (All, run.Contents[step.Of].All)];
            if (step.Publishes)
            {
                var outcome = await PublishAsync(store, submission, partial, figures);
                Assert.Equal(model.Publish(submission.Id, partial, figures), outcome.Result == PublishResult.Published);
            }
            else
            {
                var result = await store.Get<Publisher>().UndoAsync(submission.Id, "approver", "wrong", null, Cancel);
                Assert.Equal(model.Undo(submission.Id), result is UndoResult.Undone or UndoResult.UndoneWithoutFigures);
            }
            foreach (var indicator in new[] { Covered, All })
            {
                var current = await CurrentAsync(store, indicator);
                (Guid Submission, double? Value)? stands = current is null ? null : (current.Submission, current.Value);
                Assert.Equal(model.Top(indicator), stands);
            }
            var coverage = await CurrentAsync(store, Coverage);
            var (covered, all) = (model.Top(Covered)?.Value, model.Top(All)?.Value);
            Assert.Equal(model.AnyPublished, coverage is not null);
            Assert.Equal(covered is null || all is null ? null : 100 * covered / all, coverage?.Value);
            Assert.Equal(submissions.Select(s => model.State(s.Id)), await StatesAsync(store, [.. submissions]));
            foreach (var indicator in new[] { Covered, All, Coverage })
            {
                var revisions = await store.RevisionsAsync(indicator, Period);
                Assert.Equal(Enumerable.Range(1, revisions.Count), revisions.Select(r => r.Revision));
                Assert.All(revisions.Zip(revisions.Skip(1)), p => Assert.True(p.First.SupersededAt <= p.Second.RecordedAt && p.First.RecordedAt < p.First.SupersededAt));
            }
        }
    }

    private static async Task<Submission> PublishAsync(TestStore store, string name, double covered)
    {
        var submission = await store.ReceiveAsync(name, Period);
        await PublishAsync(store, submission, covered);
        return submission;
    }

    private static async Task PublishAsync(TestStore store, Submission submission, double covered) =>
        Assert.Equal(PublishResult.Published, (await PublishAsync(store, submission, partial: false, (Covered, covered), (All, 127))).Result);

    private static async Task<PublishOutcome> PublishAsync(TestStore store, Submission submission, bool partial, params (string Indicator, double? Value)[] figures)
    {
        var catalogue = await store.Get<Kpi.Data.Catalogue.CatalogueStore>().GetAsync(Cancel);
        var lines = figures.Select(f => new LineObservation(catalogue.Find(f.Indicator)!.Id, f.Value is null ? ObservationState.Missing : ObservationState.Reported, f.Value, null, null)).ToList();
        return await store.Get<Publisher>().PublishAsync(new PublishRequest(submission.Id, lines, "approver", AllowChanges: true) { IsPartial = partial }, Cancel);
    }

    private static async Task UndoAsync(TestStore store, Submission submission) =>
        Assert.Equal(UndoResult.Undone, await store.Get<Publisher>().UndoAsync(submission.Id, "approver", "wrong file", null, Cancel));

    private static async Task StandsAsync(TestStore store, double? covered, Submission? of)
    {
        var (figure, coverage) = (await CurrentAsync(store, Covered), await CurrentAsync(store, Coverage));
        Assert.Equal((covered, of?.Id), (figure?.Value, figure?.Submission));
        Assert.Equal(100 * covered / 127, coverage?.Value);
        Assert.Equal(of is null, coverage is null);
    }

    private static async Task<Observation?> CurrentAsync(TestStore store, string indicator) =>
        (await store.RevisionsAsync(indicator, Period)).SingleOrDefault(r => r.SupersededAt is null);

    private static async Task<IEnumerable<SubmissionState>> StatesAsync(TestStore store, params Submission[] submissions)
    {
        var found = await store.Get<SubmissionStore>().FindAsync(submissions.Select(s => s.Id).ToList(), Cancel);
        return submissions.Select(s => found[s.Id].State);
    }

    private sealed record Content(double? Covered, double? All);

    private sealed record Step(bool Publishes, int Of, int Minutes);

    private sealed record Run(IReadOnlyList<Content> Contents, IReadOnlyList<Step> Steps)
    {
        public override string ToString() => $"{string.Join(" ", Contents)}\n{string.Join("\n", Steps)}";
    }

    /// <summary>What was published lies on a stack for each figure, and taking it back takes it out.</summary>
    private sealed class Model
    {
        private readonly Dictionary<string, List<(Guid Submission, double? Value)>> _stacks = [];
        private readonly Dictionary<Guid, SubmissionState> _states = [];
        private readonly Dictionary<Guid, List<Guid>> _replaced = [];

        public bool AnyPublished => _states.ContainsValue(SubmissionState.Published);

        public SubmissionState State(Guid submission) => _states.GetValueOrDefault(submission, SubmissionState.Submitted);

        public (Guid Submission, double? Value)? Top(string indicator) => _stacks.TryGetValue(indicator, out var stack) && stack.Count > 0 ? stack[^1] : null;

        public bool Publish(Guid submission, bool partial, IEnumerable<(string Indicator, double? Value)> figures)
        {
            if (State(submission) != SubmissionState.Submitted) return false;
            foreach (var (indicator, value) in figures)
            {
                if (Top(indicator) is { } top && top.Value == value) continue;
                if (!_stacks.TryGetValue(indicator, out var stack)) _stacks[indicator] = stack = [];
                stack.Add((submission, value));
            }
            _replaced[submission] = partial ? [] : [.. _states.Where(s => s.Value == SubmissionState.Published).Select(s => s.Key)];
            foreach (var earlier in _replaced[submission]) _states[earlier] = SubmissionState.Superseded;
            _states[submission] = SubmissionState.Published;
            return true;
        }

        public bool Undo(Guid submission)
        {
            if (State(submission) != SubmissionState.Published) return false;
            foreach (var stack in _stacks.Values) stack.RemoveAll(s => s.Submission == submission);
            foreach (var earlier in _replaced[submission]) _states[earlier] = SubmissionState.Published;
            _states[submission] = SubmissionState.Submitted;
            return true;
        }
    }
}
