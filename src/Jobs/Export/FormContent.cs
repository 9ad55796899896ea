namespace Kpi.Jobs.Export;

/// <summary>An official form with its figures, before it is a workbook.</summary>
/// <param name="SheetName">What people call the form: <c>Phụ lục I</c>.</param>
/// <param name="Titles">Lines above the table: the form, what it is about and the period, whose report it is.</param>
/// <param name="NameHead">Head of the column of names, which states the regime and the year.</param>
/// <param name="Rows">Printed lines in order, headings included.</param>
public sealed record FormContent(string SheetName, IReadOnlyList<string> Titles, string NameHead, IReadOnlyList<FormContentRow> Rows);
