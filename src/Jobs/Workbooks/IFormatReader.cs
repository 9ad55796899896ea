namespace Kpi.Jobs.Workbooks;

/// <summary>Reads one family of formats. A new format is one more class in <see cref="WorkbookReader"/>'s list.</summary>
internal interface IFormatReader
{
    /// <summary>
    /// Reads the whole file if its content is of this family; null leaves it to the next reader. As soon as the format is sure,
    /// it is put in <see cref="SourceFile.Format"/>, so that a fault can name it too.
    /// </summary>
    /// <exception cref="FileFaultException">It is of this family but cannot be read.</exception>
    Workbook? TryRead(SourceFile file);
}
