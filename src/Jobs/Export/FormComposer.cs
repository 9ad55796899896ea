using System.Globalization;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Export;

/// <summary>
/// Lays a form out as it is officially printed, so that reading it again gives the same figures: counts and percent points as numbers, two counts of a line as "16.181/16.183", a
/// dash where a line does not apply, and nothing where a figure is missing. Always in Vietnamese: it is the official form. Pure.
/// </summary>
public static class FormComposer
{
    private const string NotApplicable = "-";
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    // Digits are grouped by points and parted by a comma, whatever the machine's own tables say.
    private static readonly NumberFormatInfo Numbers = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NumberGroupSizes = [3] };

    /// <param name="figures">The current revision of each indicator in the period, by key; empty for a form to be filled in.</param>
    /// <param name="declared">The window the report declared, where it differs from its period's.</param>
    public static FormContent Compose(FormVersion form, Agency agency, Period period, IReadOnlyDictionary<string, Observation> figures, (DateOnly Start, DateOnly End)? declared = null)
    {
        var parts = form.FormName.Vi.Split(" – ", 2);
        var titles = new List<string> { parts[0], $"{parts[^1]} {PeriodNames.Full(period, Vietnamese)}".ToUpper(Vietnamese) };
        if (declared is { } window) titles.Add(FormattableString.Invariant($"(Số liệu từ ngày {window.Start:dd'/'MM'/'yyyy} đến ngày {window.End:dd'/'MM'/'yyyy})"));
        if (figures.Values.Any(f => f.Illustrative)) titles.Add("SỐ LIỆU MINH HỌA (không phải số liệu thật)");
        titles.Add($"Đơn vị báo cáo: {agency.Name.Vi}");
        return new FormContent(
            parts[0],
            titles,
            FormattableString.Invariant($"Chỉ tiêu thống kê (Sử dụng trong kỳ báo cáo hàng quý, năm {period.Year})"),
            [.. form.Lines.Select(l => Row(l, figures))]);
    }

    private static FormContentRow Row(FormLine line, IReadOnlyDictionary<string, Observation> figures)
    {
        var options = line.Indicator is { Kind: ValueKind.Enumeration } answers ? answers.Options : [];
        var unit = options.Count > 0 ? string.Join('\n', options.Select(o => FormattableString.Invariant($"{o.Name} = {o.Value}"))) : line.UnitOfMeasure.Vi;
        if (line.Indicator is not { } indicator || figures.GetValueOrDefault(indicator.Key) is not { } figure) return new FormContentRow(line.Code, line.Name.Vi, unit, line.Kind, null, null, options);
        return new FormContentRow(line.Code, line.Name.Vi, unit, line.Kind, Value(line, figure, line.Denominator is { } second ? figures.GetValueOrDefault(second.Key) : null), figure.Note, options);
    }

    private static object? Value(FormLine line, Observation figure, Observation? second) => figure.State switch
    {
        ObservationState.NotApplicable => NotApplicable,
        ObservationState.Reported when line.Kind == LineKind.Fraction => second?.Value is { } whole ? $"{Grouped(figure.Value!.Value)}/{Grouped(whole)}" : null,

        // One or less in a line of percentages may be taken for a share that was not multiplied.
        ObservationState.Reported when line.Kind == LineKind.Percent && figure.Value is > 0 and <= 1 => PlainNumber.Format(figure.Value.Value).Replace('.', ',') + "%",
        ObservationState.Reported => figure.Value,
        _ => null,
    };

    private static string Grouped(double count) => count.ToString("#,##0", Numbers);
}
