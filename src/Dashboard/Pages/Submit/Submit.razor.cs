using System.Globalization;
using Kpi.Dashboard.State;
using Kpi.Dashboard.Uploads;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Microsoft.AspNetCore.Components;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>What is due, where files come in, and what has been handed in lately.</summary>
public sealed partial class Submit
{
    private SubmitView? _view;
    private SubmitQuery _query = null!;
    private SubmitSentences _sentences = null!;
    private Wording _words = null!;
    private string _headline = "";
    private string _second = "";
    private string? _refused;
    private Period? _unpublished;

    [SupplyParameterFromQuery]
    private string? State { get; set; }

    [SupplyParameterFromQuery]
    private string? Period { get; set; }

    /// <summary>How many of the newest to leave out.</summary>
    [SupplyParameterFromQuery]
    private string? Page { get; set; }

    [SupplyParameterFromQuery]
    private string[]? New { get; set; }

    [SupplyParameterFromQuery]
    private string[]? Known { get; set; }

    /// <summary>Why an upload was not taken.</summary>
    [SupplyParameterFromQuery]
    private string? Refused { get; set; }

    /// <summary>A period whose filled-in form was asked for before anything is published for it.</summary>
    [SupplyParameterFromQuery]
    private string? Unpublished { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private SubmitReader Reader { get; set; } = null!;

    [Inject]
    private WordingProvider Wordings { get; set; } = null!;

    [Inject]
    private ImportOptions Import { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _query = new SubmitQuery(
            Kpi.Data.Words.TryParse<SubmissionState>(State),
            string.IsNullOrEmpty(Period) ? null : Period,
            int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0,
            Ids(New),
            Ids(Known));
        _words = await Wordings.GetAsync(Http.RequestAborted);
        _sentences = new SubmitSentences(_words, Numbers, Dates, L);
        _view = await Reader.ReadAsync(_query, Http.User, Http.RequestAborted);
        _headline = _sentences.Headline(_view, _view.Agencies.Count == 1 ? _view.Agencies[0].Name.For(CultureInfo.CurrentUICulture) : L["submit.every-agency"]);
        _second = _sentences.Second(_view);
        _unpublished = Unpublished is null ? null : _view.Options?.Periods.SelectMany(y => y).FirstOrDefault(p => p.Key == Unpublished);
        _refused = Refused switch
        {
            UploadRefusal.TooLarge => L["submit.refused.too-large", Numbers.Bytes(Import.MaxBytes)].Value,
            UploadRefusal.FileNeeded => L["submit.refused.file-needed"].Value,
            UploadRefusal.TooMany => L["submit.refused.too-many", Numbers.Count(UploadForm.MaxFiles)].Value,
            null => null,
            _ => L["submit.refused.field"].Value,
        };
    }

    private string? Form(UploadedItem item) => item.Check.Form is { } form && _view!.Forms.FirstOrDefault(f => f.FormKey == form.Key) is { } known ? _words.Form(known) : null;

    // As many as one request can upload; an address may hold anything.
    private static List<Guid> Ids(string[]? texts) => [.. (texts ?? []).Take(UploadForm.MaxFiles * 2).Select(t => Guid.TryParse(t, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
}
