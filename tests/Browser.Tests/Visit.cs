using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests;

/// <summary>One reader's browser window, with the reader's cookies, and a record of what the browser complained about.</summary>
public sealed class Visit : IAsyncDisposable
{
    // Some 30 seconds. Nothing is measured by the page's clock, which a test may have replaced.
    private const string Ready = """
        () => new Promise((done, failed) => {
          let looks = 0;
          const look = () => {
            const script = document.querySelector('script[data-modules]');
            if (!script || script.begun) done();
            else if (++looks > 6000) failed(new Error('The scripts of the page never began.'));
            else setTimeout(look, 5);
          };
          look();
        })
        """;

    private readonly IBrowserContext _context;
    private readonly Uri _site;
    private readonly bool _script;

    private Visit(IBrowserContext context, IPage page, Uri site, bool script)
    {
        _script = script;
        _context = context;
        Page = page;
        _site = site;
        Complaints = new BrowserComplaints(page, site);
    }

    public IPage Page { get; }

    public BrowserComplaints Complaints { get; }

    /// <param name="fixture">The browser.</param>
    /// <param name="host">The running program.</param>
    /// <param name="view">Language, theme and width.</param>
    /// <param name="signedIn">Whether the reader is the administrator, or nobody.</param>
    /// <param name="script">Whether the browser runs scripts.</param>
    public static async Task<Visit> StartAsync(BrowserFixture fixture, DashboardHost host, View view, bool signedIn = true, bool script = true)
    {
        var site = host.Address;
        var context = await fixture.Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = view.Width, Height = view.Width < 720 ? 844 : 900 },
            ColorScheme = ColorScheme.Light,
            // A phone scales nothing but has a finger: 44 px targets.
            HasTouch = view.Width < 720,
            IsMobile = view.Width < 720,
            JavaScriptEnabled = script,
        });
        var name = view.Language == "vi" ? "vi-VN" : view.Language;
        List<Cookie> cookies = [new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString($"c={name}|uic={name}"), Url = site.ToString() }];
        if (view.Theme != "auto") cookies.Add(new() { Name = "kpi-theme", Value = view.Theme, Url = site.ToString() });
        if (signedIn)
        {
            var (session, value) = await host.SignInAsync();
            cookies.Add(new() { Name = session, Value = value, Url = site.ToString() });
        }
        await context.AddCookiesAsync(cookies);
        return new Visit(context, await context.NewPageAsync(), site, script);
    }

    /// <summary>Signs a person of <see cref="DashboardHost.AddPersonAsync"/> in, the way people do it.</summary>
    public async Task SignInAsync(string email)
    {
        await GoAsync("/sign-in");
        await Page.Locator("#name").FillAsync(email);
        await Page.Locator("#password").FillAsync(DashboardHost.AdminPassword);
        await Page.Locator("main [type=submit]").ClickAsync();
        await Page.WaitForURLAsync(new Uri(_site, "/").ToString());
    }

    /// <summary>Goes to an address, and waits until the scripts of a page have begun: they do when it has been painted, which may be after it has been loaded.</summary>
    public async Task<IResponse> GoAsync(string path)
    {
        var response = await Page.GotoAsync(new Uri(_site, path).ToString()) ?? throw new InvalidOperationException("The address did not lead to another document.");
        if (_script) await BegunAsync();
        return response;
    }

    /// <summary>Waits until the scripts of the page at hand have begun, however it was reached.</summary>
    public Task BegunAsync() => Page.EvaluateAsync(Ready);

    /// <summary>Path and query as they stand in the address bar.</summary>
    public string Address => new Uri(Page.Url).PathAndQuery;

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
