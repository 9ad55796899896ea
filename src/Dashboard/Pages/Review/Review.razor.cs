using Kpi.Dashboard.Pages.Submit;
using Kpi.Dashboard.State;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Review;

/// <summary>What waits for an approver: the queue, what each would change, and what was decided lately.</summary>
public sealed partial class Review
{
    private ReviewView? _view;
    private ReviewSentences _sentences = null!;
    private SubmitSentences _findings = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private ReviewReader Reader { get; set; } = null!;

    [Inject]
    private WordingProvider Wordings { get; set; } = null!;

    [Inject]
    private PeopleNames People { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var words = await Wordings.GetAsync(Http.RequestAborted);
        _sentences = new ReviewSentences(words, Numbers, Dates, L);
        _findings = new SubmitSentences(words, Numbers, Dates, L);
        _view = await Reader.ReadAsync(Http.User, Http.RequestAborted);
    }

    private string Agency(ReviewItem item) => item.Agency?.Name.For(System.Globalization.CultureInfo.CurrentUICulture) ?? L["submission.agency.missing"];
}
