using System.Xml;

namespace Kpi.Jobs.Workbooks.Containers;

/// <summary>Keeps the names in the XML parts of one package, but not more of them than <see cref="WorkbookLimits.MaxXmlNames"/>: a parser never forgets one.</summary>
internal sealed class BoundedNameTable : XmlNameTable
{
    private readonly NameTable _names = new();
    private int _count;

    public override string Add(string array) => _names.Get(array) ?? Count(_names.Add(array));

    public override string Add(char[] array, int offset, int length) => _names.Get(array, offset, length) ?? Count(_names.Add(array, offset, length));

    public override string? Get(string array) => _names.Get(array);

    public override string? Get(char[] array, int offset, int length) => _names.Get(array, offset, length);

    private string Count(string name)
    {
        ReadBudget.Limit("xml-names", ++_count, WorkbookLimits.MaxXmlNames);
        return name;
    }
}
