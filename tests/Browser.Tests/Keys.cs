using Microsoft.Playwright;

namespace Kpi.Browser.Tests;

/// <summary>What a person does who has no pointer: one Tab after another until the focus stands where it is wanted, then a key.</summary>
internal static class Keys
{
    // Twice through the longest page there is, a form of 63 lines with a link in each.
    private const int Most = 600;

    /// <summary>Presses Tab until the first element the selector finds has the focus.</summary>
    /// <exception cref="InvalidOperationException">No number of Tabs leads there.</exception>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        await page.Locator(selector).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        for (var i = 0; i < Most; i++)
        {
            if (await page.Locator(selector).First.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        throw new InvalidOperationException($"No Tab leads to {selector}.");
    }

    /// <summary>Tabs to an element and presses Enter there.</summary>
    public static async Task EnterAtAsync(this IPage page, string selector)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Tabs to a field and types into it.</summary>
    public static async Task TypeAtAsync(this IPage page, string selector, string text)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Tabs to the file field, opens the system's dialog with the space bar, chooses there, tabs on to the button and presses it.</summary>
    public static async Task HandInAsync(this IPage page, FilePayload file)
    {
        // Waited for from before the way there: the browser has to know who gets the dialog by the time the key is pressed, and learns it on the side.
        var chooser = page.WaitForFileChooserAsync();
        await page.TabToAsync("#file");
        await page.Keyboard.PressAsync("Space");
        await (await chooser).SetFilesAsync(file);
        await page.EnterAtAsync(".drop > [type=submit]");
        await page.WaitForURLAsync(url => url.Contains("notice=", StringComparison.Ordinal));
    }
}
