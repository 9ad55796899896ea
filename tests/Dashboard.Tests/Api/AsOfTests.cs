using Kpi.Dashboard.Api;
using Kpi.Dashboard.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Api;

/// <summary>The instant of a vintage: a day or an ISO instant, and nothing that could be read as two.</summary>
public sealed class AsOfTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private KpiSettings Settings => fixture.Host.Services.GetRequiredService<KpiSettings>();

    [Theory]
    [InlineData("2024-06-05", "2024-06-05T16:59:59.9999990Z")]
    [InlineData("2024-06-05T10:00+07:00", "2024-06-05T03:00:00.0000000Z")]
    [InlineData("2024-06-05T10:00 07:00", "2024-06-05T03:00:00.0000000Z")]
    [InlineData("2024-06-05T10:00:30+0700", "2024-06-05T03:00:30.0000000Z")]
    [InlineData("2024-06-05T10:00:30+07", "2024-06-05T03:00:30.0000000Z")]
    [InlineData("2024-06-05T10:00:30-03:30", "2024-06-05T13:30:30.0000000Z")]
    [InlineData("2024-06-05T10:00", "2024-06-05T10:00:00.0000000Z")]
    [InlineData("2024-06-05T10:00:30.123456", "2024-06-05T10:00:30.1234560Z")]
    [InlineData("2024-06-05T10:00Z", "2024-06-05T10:00:00.0000000Z")]
    [InlineData("2024-06-05T10:00:30Z", "2024-06-05T10:00:30.0000000Z")]
    [InlineData("2024-06-05T10:00:30.5Z", "2024-06-05T10:00:30.5000000Z")]
    [InlineData("2024-06-05T10:00:30.123456Z", "2024-06-05T10:00:30.1234560Z")]
    [InlineData("2024-06-05T10:00:30.1234567+00:00", "2024-06-05T10:00:30.1234567Z")]
    public void TryRead_ADayOrAnIsoInstant_IsRead(string text, string utc)
    {
        Assert.True(AsOf.TryRead(text, Settings, out var instant));
        Assert.Equal(DateTimeKind.Utc, instant!.Value.Kind);
        Assert.Equal(utc, instant.Value.ToString("O"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("yesterday")]
    [InlineData("05/06/2024")]
    [InlineData("5.6.2024")]
    [InlineData("2024-6-5")]
    [InlineData("20240605")]
    [InlineData("2024-06")]
    [InlineData("2024/06/05")]
    [InlineData(" 2024-06-05")]
    [InlineData("2024-06-05 ")]
    [InlineData("2024-02-30")]
    [InlineData("2024-06-05Z")]
    [InlineData("2024-06-05+07:00")]
    [InlineData("2024-06-05 07:00")]
    [InlineData("2024-06-05 10:00")]
    [InlineData("2024-06-05 10:00:00")]
    [InlineData("2024-06-05T10Z")]
    [InlineData("2024-06-05T10:00:00 Z")]
    [InlineData("2024-06-05T25:00Z")]
    [InlineData("2024-06-05T10:00:00 SA")]
    [InlineData("10:00")]
    [InlineData("10:00+07:00")]
    [InlineData("5 June 2024")]
    [InlineData("Wed, 05 Jun 2024 10:00:00 GMT")]
    [InlineData("0001-01-01T00:00+07:00")]
    public void TryRead_WhateverElse_IsRefused(string text) => Assert.False(AsOf.TryRead(text, Settings, out _));

    [Fact]
    public void TryRead_Nothing_IsNow()
    {
        Assert.True(AsOf.TryRead(null, Settings, out var instant));
        Assert.Null(instant);
    }
}
