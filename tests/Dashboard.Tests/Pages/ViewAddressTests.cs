using FsCheck;
using FsCheck.Fluent;
using Kpi.Dashboard.Pages.Views;
using Kpi.Data.Views;

namespace Kpi.Dashboard.Tests.Pages;

public sealed class ViewAddressTests
{
    [Theory]
    [InlineData(ViewPage.Overview, "?period=2024-H1&agency=sct&section=&status=met&view=saved", true, "period=2024-H1&agency=sct&status=met")]
    [InlineData(ViewPage.Overview, "?period=2024-H1&agency=sct", false, "agency=sct")]
    [InlineData(ViewPage.Compare, "why=kpi.x&rows=lines&b=2024&a=2023", true, "a=2023&b=2024&rows=lines&why=kpi.x")]
    [InlineData(ViewPage.Compare, "each=kpi.x&c=2022&b=2024&a=2023", true, "a=2023&b=2024&c=2022&each=kpi.x")]
    [InlineData(ViewPage.Targets, "?edit=kpi.x@2024&year=2024&rows=all&notice=set&x=3", true, "year=2024&rows=all")]
    [InlineData(ViewPage.Completeness, "?form=cchc-bm3&form=other&junk", false, "form=cchc-bm3")]
    [InlineData(ViewPage.Overview, "?asOf=2024-06-20&period=2024-H1", true, "period=2024-H1&asOf=2024-06-20")]
    [InlineData(ViewPage.Compare, "?asOf=2024-06-20&rows=lines", false, "rows=lines")]
    [InlineData(ViewPage.Targets, "?asOf=2024-06-20&rows=all&year=2024", true, "year=2024&asOf=2024-06-20&rows=all")]
    [InlineData(ViewPage.Completeness, "?form=cchc-bm3&asOf=2024-06-20", true, "asOf=2024-06-20&form=cchc-bm3")]
    [InlineData(ViewPage.Completeness, "?form=cchc-bm3&asOf=2024-06-20", false, "form=cchc-bm3")]
    [InlineData(ViewPage.Overview, "", true, "")]
    public void Filters_KeepWhatThePageKnows_AndNothingElse(ViewPage page, string query, bool time, string kept) => Assert.Equal(kept, ViewAddress.Filters(page, query, time));

    [Fact]
    public void Filters_OfFilters_AreTheSame_WhateverIsInThem() => Prop.ForAll<NonNull<string>, NonNull<string>>((agency, status) =>
    {
        var query = $"?agency={Uri.EscapeDataString(Clean(agency.Get))}&status={Uri.EscapeDataString(Clean(status.Get))}&x={Uri.EscapeDataString(Clean(agency.Get))}";
        var kept = ViewAddress.Filters(ViewPage.Overview, query, time: true);
        Assert.Equal(kept, ViewAddress.Filters(ViewPage.Overview, kept, time: true));
        Assert.DoesNotContain("x=", kept.Split('&').Select(p => p[..Math.Min(2, p.Length)]));
        Assert.All(ViewAddress.Read(kept), pair => Assert.Contains(pair.Value, new[] { Clean(agency.Get), Clean(status.Get) }));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Address_OfNoFilters_SaysSoOnTheOverviewOnly()
    {
        Assert.Equal("/?view=plain", ViewAddress.Of(ViewPage.Overview, ""));
        Assert.Equal("/compare", ViewAddress.Of(ViewPage.Compare, ""));
        Assert.Equal("/?section=3", ViewAddress.Of(ViewPage.Overview, "section=3"));
        Assert.Equal("/?section=3&view=saved", ViewAddress.Saying("/?section=3&view=taken", "saved"));
        Assert.Equal("/views?view=deleted", ViewAddress.Saying("/views", "deleted"));
    }

    // Lone halves of surrogate pairs are no text that an address could carry.
    private static string Clean(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));
}
