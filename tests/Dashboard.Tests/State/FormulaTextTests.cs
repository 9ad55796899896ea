using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Expressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.State;

public sealed class FormulaTextTests
{
    [Theory]
    [InlineData("a + b - c", "A + B − C")]
    [InlineData("a - (b - c)", "A − (B − C)")]
    [InlineData("(a + b) * c / 100", "(A + B) × C ÷ 100")]
    [InlineData("a * b + c", "A × B + C")]
    [InlineData("a / (b * c)", "A ÷ (B × C)")]
    [InlineData("a / window.days", "A ÷ số ngày của kỳ báo cáo")]
    [InlineData("count(lines reported or not-applicable) / count(lines)", "số dòng có số liệu hoặc không thuộc phạm vi ÷ số dòng của biểu mẫu")]
    [InlineData("a * 0.5", "A × 0,5000")]
    [InlineData("if(a >= 2 and not isMissing(b), a / b, 0)", "nếu A ≥ 2 và không phải thiếu B thì [A ÷ B], nếu không thì [0]")]
    [InlineData("if((a > 1 or b <> 2) and c < 3, a, b)", "nếu (A > 1 hoặc B ≠ 2) và C < 3 thì [A], nếu không thì [B]")]
    [InlineData("firstOf(a, b + c)", "số đầu tiên có trong [A; B + C]")]
    [InlineData("a - previous(a + b)", "A − kỳ trước của [A + B]")]
    [InlineData("ytd(a) / window.days", "luỹ kế từ đầu năm của [A] ÷ số ngày của kỳ báo cáo")]
    public void Write_AnExpression_HasTheParenthesesItNeeds(string expression, string expected)
    {
        CultureInfo.CurrentUICulture = Language.Vietnamese;
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var text = new FormulaText(new NumberText(Language.Vietnamese), services.GetRequiredService<IStringLocalizer<Text>>());
        Assert.Equal(expected, text.Write(Expression.Parse(expression), key => key.ToUpperInvariant()));
    }
}
