using Kpi.Data.Observations;
using Kpi.Data.Rules;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;
using Kpi.Jobs.Tests.Import;
using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Publishing;

/// <summary>What a person may say to single problems, and what becomes of it.</summary>
public sealed class ProblemAnswerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AmbiguousNumber_ReadingChosen_IsThatValueAndClosed()
    {
        await using var store = await Importing.StoreAsync();
        var (id, problem) = await ReceiveAsync(store, new CsvForm().Set("1.1.3.", CsvForm.Value, "16,183"), ProblemCodes.ValueAmbiguousNumber);
        Assert.Contains(16183d, ProblemAnswers.Readings(problem));

        // A value that is no reading of the cell is none to choose.
        var wrong = await AnswerAsync(store, id, new ProblemAnswer(problem.Key, ProblemAnswerKind.Reading, 17));
        Assert.False(wrong.CanPublish);
        Assert.Empty(wrong.Answers);

        var check = await AnswerAsync(store, id, new ProblemAnswer(problem.Key, ProblemAnswerKind.Reading, 16183));
        var line = check.Lines.Single(l => l.Key == "cchc.1.1.3");
        Assert.Equal((ObservationState.Reported, 16183d, "16,183"), (line.State, line.Value, line.Raw));
        Assert.True(check.CanPublish);

        // Another answer keeps it, and publishing takes it.
        var again = await store.Get<SubmissionService>().AnswerAsync(id, new CheckAnswers("cchc-pl1", "sct-ha-nam", "2024-H1"), "clerk", null, Cancel);
        Assert.True(again!.Check.CanPublish);
        Assert.Equal(PublishResult.Published, (await store.Get<SubmissionService>().PublishAsync(id, "approver", allowChanges: true, null, null, Cancel)).Result);
        var stored = await store.Get<ObservationStore>().QueryAsync("cchc.1.1.3", "sct-ha-nam", "2024-H1", null, 0, 10, Cancel);
        Assert.Equal((16183d, "16,183"), (stored[0].Value, stored[0].Raw));
    }

    [Theory]
    [InlineData("16,181/16,183")]
    [InlineData("16.181 /16,183")]
    [InlineData("16'181/16.183")]
    public async Task AmbiguousFraction_ReadingChosen_IsBothCountsAndClosed(string cell)
    {
        await using var store = await Importing.StoreAsync();
        var (id, problem) = await ReceiveAsync(store, new CsvForm().Set("3.3.", CsvForm.Value, cell), ProblemCodes.ValueAmbiguousNumber);
        Assert.Equal([new NumberChoice(16181, 16183)], ProblemAnswers.Choices(problem, (await ReviewAsync(store, id)).Lines));

        // What it would mean is shown before it is chosen.
        var effect = Assert.Single(problem.Readings);
        Assert.Equal((16181d, 16183d), (effect.Value, effect.Second));
        Assert.NotEmpty(effect.Rules);
        Assert.All(effect.Rules, r => Assert.True(r.Holds));

        foreach (double? second in new double?[] { null, 16181 })
        {
            var wrong = await AnswerAsync(store, id, new ProblemAnswer(problem.Key, ProblemAnswerKind.Reading, 16181, Second: second));
            Assert.False(wrong.CanPublish);
            Assert.Empty(wrong.Answers);
        }
        var check = await AnswerAsync(store, id, new ProblemAnswer(problem.Key, ProblemAnswerKind.Reading, 16181, Second: 16183));
        Assert.True(check.CanPublish);
        Assert.Equal([16181d, 16183d], check.Lines.Where(l => l.Key is "cchc.3.3.resolved" or "cchc.3.3.received").Select(l => l.Value!.Value));
        Assert.Equal(PublishResult.Published, (await store.Get<SubmissionService>().PublishAsync(id, "approver", allowChanges: true, null, null, Cancel)).Result);
        var stored = Assert.Single(await store.Get<ObservationStore>().QueryAsync("cchc.3.3.received", "sct-ha-nam", "2024-H1", null, 0, 10, Cancel));
        Assert.Equal((16183d, cell), (stored.Value, stored.Raw));
    }

    [Theory]
    [InlineData("16,181/x")]
    [InlineData("16,181/16,5")]
    [InlineData("16,181/")]
    public async Task AmbiguousFraction_WithAPartThatIsNoCount_OffersNoReading(string cell)
    {
        await using var store = await Importing.StoreAsync();
        var received = (await store.Get<SubmissionService>().ReceiveAsync(new CsvForm().Set("3.3.", CsvForm.Value, cell).Bytes(), "form.csv", CheckAnswers.None, "clerk", null, Cancel))[0];
        var problem = Assert.Single(received.Check.Problems, p => p.Line == "cchc.3.3.resolved" && p.IsOpen);
        Assert.Empty(ProblemAnswers.Choices(problem, received.Check.Lines));
        Assert.True(ProblemAnswers.MayBeLeftOut(problem));
    }

    [Theory]
    [InlineData(ProblemAnswerKind.Missing, ObservationState.Missing)]
    [InlineData(ProblemAnswerKind.NotApplicable, ObservationState.NotApplicable)]
    public async Task UnreadableLine_LeftOut_IsClosed_AndOpenAgainWhenTakenBack(ProblemAnswerKind kind, ObservationState state)
    {
        await using var store = await Importing.StoreAsync();
        var (id, problem) = await ReceiveAsync(store, new CsvForm().Set("3.3.", CsvForm.Value, "chưa có"), ProblemCodes.ValueUnreadable);
        var check = await AnswerAsync(store, id, new ProblemAnswer(problem.Key, kind));

        // Two counts in one cell are left out together.
        Assert.All(check.Lines.Where(l => l.Key.StartsWith("cchc.3.3.re", StringComparison.Ordinal)), l => Assert.Equal((state, (double?)null), (l.State, l.Value)));
        Assert.True(check.CanPublish);
        Assert.False((await AnswerAsync(store, id)).CanPublish);
    }

    [Fact]
    public async Task BrokenRule_Explained_IsClosedAndTheExplanationStays()
    {
        await using var store = await Importing.StoreAsync();
        var (id, problem) = await ReceiveAsync(store, new CsvForm().Set("7.1.1.", CsvForm.Value, "200"), ProblemCodes.RuleBroken);
        Assert.True(problem.IsOpen);
        Assert.False((await AnswerAsync(store, id, new ProblemAnswer(problem.Key, ProblemAnswerKind.Missing))).CanPublish);
        var answers = (await OpenAsync(store, id)).Where(p => p.Code == ProblemCodes.RuleBroken).Select(p => new ProblemAnswer(p.Key, ProblemAnswerKind.Explanation, Text: "Theo QĐ 12")).ToArray();
        var check = await AnswerAsync(store, id, answers);
        Assert.True(check.CanPublish);
        var service = store.Get<SubmissionService>();
        Assert.Equal(DecisionResult.Done, await service.SubmitAsync(id, "clerk", null, null, Cancel));
        var review = (await service.ReviewAsync(id, Cancel))!;
        Assert.Contains(review.Check.Problems, p => p.Key == problem.Key && p.Answer?.Text == "Theo QĐ 12");
        Assert.True(review.Check.CanPublish);
    }

    [Fact]
    public void Answers_FitTheirProblems()
    {
        static Problem Of(string code, Severity severity = Severity.Error) => Problem.Of(severity, code, "s", "D1", "cchc.1.1", ("readings", "1|2"));
        Assert.Equal([1d, 2d], ProblemAnswers.Readings(Of(ProblemCodes.ValueAmbiguousNumber)));
        Assert.Empty(ProblemAnswers.Readings(Of(ProblemCodes.ValueUnreadable)));
        Assert.True(ProblemAnswers.MayBeLeftOut(Of(ProblemCodes.ValueOutOfRange)));
        Assert.False(ProblemAnswers.MayBeLeftOut(Of(ProblemCodes.LineDuplicate)));
        Assert.True(ProblemAnswers.MayBeExplained(Of(ProblemCodes.HistoryContinuity, Severity.Warning)));
        Assert.False(ProblemAnswers.MayBeExplained(Of(ProblemCodes.ValueUnreadable)));
    }

    private static async Task<(Guid Id, Problem Problem)> ReceiveAsync(TestStore store, CsvForm form, string code)
    {
        var received = (await store.Get<SubmissionService>().ReceiveAsync(form.Bytes(), "form.csv", CheckAnswers.None, "clerk", null, Cancel))[0];
        Assert.False(received.Check.CanPublish);
        return (received.Submission.Id, received.Check.Problems.First(p => p.Code == code && p.IsOpen));
    }

    private static async Task<CheckResult> AnswerAsync(TestStore store, Guid id, params ProblemAnswer[] answers) =>
        (await store.Get<SubmissionService>().AnswerAsync(id, new CheckAnswers("cchc-pl1", "sct-ha-nam", "2024-H1") { Problems = answers }, "clerk", null, Cancel))!.Check;

    private static async Task<CheckResult> ReviewAsync(TestStore store, Guid id) => (await store.Get<SubmissionService>().ReviewAsync(id, Cancel))!.Check;

    private static async Task<IReadOnlyList<Problem>> OpenAsync(TestStore store, Guid id) => (await ReviewAsync(store, id)).Problems.Where(p => p.IsOpen).ToList();
}
