using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Pages.Jobs;
using Kpi.Dashboard.Resources;
using Kpi.Jobs.Scheduling;
using Kpi.Tests.Shared;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kpi.Dashboard.Tests.Pages.Jobs;

/// <summary>The words of the jobs pages in a language, and views and runs to put into words. It is 14:32 on 17/6/2024 in Vietnam.</summary>
internal sealed class JobWording
{
    public static readonly DateTime Now = TestClock.Start.UtcDateTime;

    public JobWording(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        CultureInfo.CurrentUICulture = culture;
        Text = new StringLocalizer<Text>(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));
        var (numbers, dates) = (new NumberText(culture), new DateText(culture, TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh")));
        Words = new JobWords(Text, numbers);
        Sentences = new JobsSentences(Text, numbers, dates, Words);
        Notes = new JobNotes(Text, numbers, dates, Words);
        Runs = new RunSentences(Text, dates, Words);
    }

    public IStringLocalizer<Text> Text { get; }

    public JobWords Words { get; }

    public JobsSentences Sentences { get; }

    public JobNotes Notes { get; }

    public RunSentences Runs { get; }

    public static string Plain(string text) => text.Replace('\u00a0', ' ');

    public static JobRun Run(string job, JobRunState state, int minutesAgo = 1, double seconds = 2, params (string Name, double Value)[] facts) => new($"{job}-{minutesAgo}", job, state)
    {
        StartedAt = Now.AddMinutes(-minutesAgo),
        Duration = TimeSpan.FromSeconds(seconds),
        Facts = facts.ToDictionary(f => f.Name, f => f.Value),
    };

    public static JobStatus Status(string job, params JobRun[] recent) => new(job, "", "", false, Now.AddMinutes(1), null, recent);

    public static JobsView View(params JobStatus[] jobs) => new(
        Now, new DateOnly(2024, 6, 17), jobs, [], [], new InboxDay(0, 0, 0, 0), [], false, 0);
}
