using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kpi.Tests.Shared;

namespace Kpi.Dashboard.Tests.Api;

/// <summary>Asks the API as a script would.</summary>
internal static class ApiClient
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<JsonElement> GetJsonAsync(this DashboardHost host, string path, HttpStatusCode expected = HttpStatusCode.OK, string? token = DashboardHost.Token)
    {
        using var client = host.Client(token);
        using var response = await client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative), Cancel);
        return await ReadAsync(response, expected);
    }

    public static async Task<JsonElement> PostAsync(this DashboardHost host, string path, object? body, HttpStatusCode expected = HttpStatusCode.OK, string? token = DashboardHost.Token)
    {
        using var client = host.Client(token);
        using var response = await client.PostAsJsonAsync(new Uri("/api/v1/" + path, UriKind.Relative), body ?? new { }, Cancel);
        return await ReadAsync(response, expected);
    }

    public static async Task<JsonElement> UploadAsync(
        this DashboardHost host, string path, byte[] bytes, string name, HttpStatusCode expected, string? token = DashboardHost.Token, params (string Name, string Value)[] fields)
    {
        using var client = host.Client(token);
        using var content = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        foreach (var (field, value) in fields) content.Add(new StringContent(value), field);
        using var response = await client.PostAsync(new Uri("/api/v1/" + path, UriKind.Relative), content, Cancel);
        return await ReadAsync(response, expected);
    }

    public static byte[] Form(params string[] path) => File.ReadAllBytes(TestFiles.Path(["tests", "Forms", .. path]));

    public static List<JsonElement> Items(this JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();

    public static double? Number(this JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {text}");
        if (text.Length == 0) return default;
        if ((int)expected >= 400) Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement;
    }
}
