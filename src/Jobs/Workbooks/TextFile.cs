using System.Text;

namespace Kpi.Jobs.Workbooks;

/// <summary>What is known of a text file before it is read.</summary>
/// <param name="Encoding">Of the bytes behind the mark.</param>
/// <param name="MarkLength">Bytes of the byte order mark, to be left out.</param>
/// <param name="Head">The beginning of the text.</param>
/// <param name="IsWhole">The beginning is all there is.</param>
internal sealed record TextFile(Encoding Encoding, int MarkLength, string Head, bool IsWhole);
