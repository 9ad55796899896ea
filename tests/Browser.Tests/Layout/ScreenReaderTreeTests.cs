using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Layout;

/// <summary>What a screen reader finds its way by on the main pages: one headline, then regions with a heading of the same name, in this order. Figures are left to other tests.</summary>
public sealed class ScreenReaderTreeTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    public static TheoryData<string, string, string> Trees => new()
    {
        {
            "vi", "/?period=2024-H1", """
            - main:
              - heading [level=1]
              - form "Bộ lọc"
              - region "Cần chú ý":
                - heading "Cần chú ý" [level=2]
                - article:
                  - heading [level=3]
              - region "Đang đạt":
                - heading "Đang đạt" [level=2]
                - article:
                  - heading [level=3]
              - region "Theo dõi, chưa xét với mục tiêu":
                - heading "Theo dõi, chưa xét với mục tiêu" [level=2]
                - table
              - region "Theo mục của Phụ lục I":
                - heading "Theo mục của Phụ lục I" [level=2]
                - table
            """
        },
        {
            "en", "/?period=2024-H1", """
            - main:
              - heading [level=1]
              - form "Filters"
              - region "Needs attention":
                - heading "Needs attention" [level=2]
                - article:
                  - heading [level=3]
              - region "By section of Annex I":
                - heading "By section of Annex I" [level=2]
                - table
            """
        },
        {
            "vi", "/indicators/kpi.online-full-coverage?period=2024-H1", """
            - main:
              - navigation:
                - link
              - heading [level=1]
              - form "Bộ lọc"
              - region "Diễn biến":
                - heading "Diễn biến" [level=2]
              - region "Bảng số liệu":
                - heading "Bảng số liệu" [level=2]
                - group "Bảng số liệu":
                  - table
              - region "Mục tiêu":
                - heading "Mục tiêu" [level=2]
              - region /từ đâu/:
                - heading /từ đâu/ [level=2]
              - region "Định nghĩa":
                - heading "Định nghĩa" [level=2]
            """
        },
        {
            "vi", "/compare?a=2023-H1&b=2024-H1", """
            - main:
              - heading [level=1]
              - form
              - region "Thay đổi lớn nhất":
                - heading "Thay đổi lớn nhất" [level=2]
                - list
              - region "Từng chỉ tiêu":
                - heading "Từng chỉ tiêu" [level=2]
                - group "Từng chỉ tiêu":
                  - table
            """
        },
        {
            "vi", "/submit", """
            - main:
              - heading [level=1]
              - region "Tải lên và đọc":
                - button "Tải lên và đọc"
              - region "Lần nộp gần đây":
                - heading "Lần nộp gần đây" [level=2]
                - table
            """
        },
    };

    [Theory]
    [MemberData(nameof(Trees))]
    public async Task Page_ToAScreenReader_IsAHeadlineAndNamedRegions(string language, string path, string tree)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language));
        await visit.GoAsync(path);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator("body")).ToMatchAriaSnapshotAsync(tree);
    }
}
