namespace Kpi.Jobs.Import.Recognition;

/// <summary>A header as it was read.</summary>
/// <param name="Columns">The columns by meaning; of several columns that can hold the figures, the first.</param>
/// <param name="Values">Every column that can hold the figures of a report, from left to right.</param>
/// <param name="Rows">How many rows it takes.</param>
internal sealed record FormHeader(FormColumns Columns, IReadOnlyList<ValueColumn> Values, int Rows);
