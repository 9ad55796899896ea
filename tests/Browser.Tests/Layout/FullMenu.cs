using Kpi.Dashboard.Layout;

namespace Kpi.Browser.Tests.Layout;

/// <summary>The menu as long as it can become. The names are no keys, and an unknown key is shown as it is.</summary>
internal static class FullMenu
{
    public static Navigation Navigation { get; } = new(
    [
        new("/", "home", "nav.overview", NavigationGroup.Results, OnBar: true),
        new("/indicators", "chart", "Chỉ tiêu", NavigationGroup.Results, OnBar: true),
        new("/compare", "cmp", "So sánh kỳ", NavigationGroup.Results, OnBar: true),
        new("/targets", "target", "Mục tiêu", NavigationGroup.Results),
        new("/submit", "up", "Nộp số liệu", NavigationGroup.Reporting, OnBar: true),
        new("/review", "check", "Duyệt", NavigationGroup.Reporting),
        new("/completeness", "grid", "Đầy đủ", NavigationGroup.Reporting),
        new("/reports", "doc", "Báo cáo", NavigationGroup.Reporting),
        new("/jobs", "clock", "Tác vụ", NavigationGroup.Operation),
        new("/admin", "gear", "Quản trị", NavigationGroup.Operation),
    ]);
}
