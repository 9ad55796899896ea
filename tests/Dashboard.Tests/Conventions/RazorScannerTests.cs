namespace Kpi.Dashboard.Tests.Conventions;

public sealed class RazorScannerTests
{
    [Theory]
    [InlineData("<p>Xin chào</p>", "Xin chào")]
    [InlineData("<p>Hello @name</p>", "Hello")]
    [InlineData("<p>@name thân mến</p>", "thân mến")]
    [InlineData("@if (a < b)\n{\n    <p>Two</p>\n}\nelse\n{\n    <b>Three</b>\n}", "Two|Three")]
    [InlineData("<a title=\"Open\" class=\"btn\">@L[\"x\"]</a>", "Open")]
    [InlineData("<PageHead Title=\"Overview\" Sentence=\"@L[\"x\"]\" />", "Overview")]
    [InlineData("<input placeholder=\"@L[\"a\"] or more\" /><p>@L[\"b\"]</p>", "or more")]
    [InlineData("@foreach (var x in y)\n{\n    @:and so on\n}", "and so on")]
    public void Literals_OfATextInWords_AreFound(string source, string expected) => Assert.Equal(expected.Split('|'), RazorScanner.Literals(source));

    [Theory]
    [InlineData("@page \"/\"\n@using System.Linq\n<p>@L[\"a.b\", Numbers.Count(2)]</p>\n@code {\n    string x = \"Some words\";\n}")]
    [InlineData("@* Some words *@<!-- more words --><!DOCTYPE html>")]
    [InlineData("<p class=\"row between\" aria-labelledby=\"id\">@(x ? \"class-name\" : null) – 26/127 &nbsp;</p>")]
    [InlineData("@switch (face)\n{\n    case Face.Empty:\n        <p>@word</p>\n        break;\n    default:\n        var list = new List<string>();\n        break;\n}")]
    [InlineData("<span>@if (a is not null) {@a} else if (b) {@L[\"x\"]} else {<i></i>}</span>")]
    [InlineData("<button @onclick=\"() => Do(\"a word\")\" disabled>@text?.Length</button><br><a href=\"@(address)#main\">@L[\"x\"]</a>")]
    [InlineData("<svg><use href=\"@(Assets[\"icons.svg\"])#brand\" /></svg>")]
    public void Literals_OfAFileWithoutWords_AreNone(string source) => Assert.Empty(RazorScanner.Literals(source));
}
