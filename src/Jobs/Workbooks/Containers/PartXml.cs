using System.Xml;

namespace Kpi.Jobs.Workbooks.Containers;

/// <summary>
/// Reads one XML part forward, element by element, without recursion: <see cref="Enter"/> remembers the element at hand and
/// <see cref="NextChild"/> moves through its children, passing over whatever nobody asked about. DTDs with their entities and
/// anything outside the part are out of reach.
/// </summary>
internal sealed class PartXml : IDisposable
{
    private const int NoChildren = -1;

    private readonly XmlReader _xml;
    private readonly string _part;
    private string _namespace = "";

    public PartXml(TextReader text, XmlNameTable names, string part)
    {
        _part = part;
        _xml = XmlReader.Create(text, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
            NameTable = names,
        });
    }

    /// <summary>The name of the element at hand; empty when it belongs to another namespace than the root does.</summary>
    public string Name => _xml.NamespaceURI == _namespace ? _xml.LocalName : "";

    /// <summary>The name of the element at hand, whatever its namespace: for formats that mix several.</summary>
    public string LocalName => _xml.LocalName;

    public bool IsEmpty => _xml.IsEmptyElement;

    public bool IsElement => _xml.NodeType == XmlNodeType.Element;

    /// <summary>The end of an element that has one of its own.</summary>
    public bool IsEnd => _xml.NodeType == XmlNodeType.EndElement;

    /// <summary>Moves to the root element and enters it.</summary>
    /// <exception cref="FileFaultException">It has another name, or another namespace than those given.</exception>
    public int EnterRoot(string name, params ReadOnlySpan<string> namespaces)
    {
        while (Read() && _xml.NodeType != XmlNodeType.Element)
        {
            // The XML declaration and blanks come before the root.
        }
        if (_xml.LocalName != name || !namespaces.Contains(_xml.NamespaceURI))
            throw Corrupt($"the root element is not {name}");
        _namespace = _xml.NamespaceURI;
        return Enter();
    }

    /// <summary>A handle of the element at hand for <see cref="NextChild"/>.</summary>
    public int Enter() => _xml.IsEmptyElement ? NoChildren : _xml.Depth;

    /// <summary>Moves to the next child element, past the rest of the one before; false at the end of the element entered.</summary>
    public bool NextChild(int entered)
    {
        if (entered == NoChildren)
            return false;
        while (Read())
        {
            var depth = _xml.Depth;
            if (depth == entered + 1 && _xml.NodeType == XmlNodeType.Element)
                return true;
            if (depth <= entered)
                return false;
        }
        return false;
    }

    /// <summary>Moves to the next node below the element entered, however deep; false at its end.</summary>
    public bool NextNode(int entered) => entered != NoChildren && Read() && _xml.Depth > entered;

    /// <summary>Moves past everything below the element at hand.</summary>
    public void Skip()
    {
        for (var entered = Enter(); NextNode(entered);)
        {
            // Nobody asked about it.
        }
    }

    /// <summary>Adds the text at hand; other nodes have none.</summary>
    public void AppendText(TextBuffer target)
    {
        if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            target.AppendFrom(_xml);
    }

    /// <summary>An attribute without a prefix; null when it is absent.</summary>
    public string? Attribute(string name) => _xml.GetAttribute(name);

    public string? Attribute(string name, string namespaceUri) => _xml.GetAttribute(name, namespaceUri);

    /// <summary>An attribute that is true or false by the rules of XML Schema.</summary>
    public bool Flag(string name) => Attribute(name) is "1" or "true";

    /// <summary>Adds the text of the element at hand, blanks and CDATA included, and moves to the element's end.</summary>
    public void ReadText(TextBuffer target)
    {
        if (_xml.IsEmptyElement)
            return;
        var depth = _xml.Depth;
        while (Read() && _xml.Depth > depth)
        {
            if (_xml.Depth == depth + 1 && _xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                target.AppendFrom(_xml);
        }
    }

    /// <summary>Reads on to the end, so that damage behind what was wanted is found too.</summary>
    public void Finish()
    {
        while (Read())
        {
            // Only whether it can be read counts.
        }
    }

    public FileFaultException Corrupt(string reason) => FileFaultException.Corrupt(reason, _part);

    public void Dispose() => _xml.Dispose();

    private bool Read()
    {
        try
        {
            if (!_xml.Read())
                return false;
        }
        catch (XmlException damage)
        {
            // Its message quotes the file, so only the place is told.
            throw Corrupt($"XML damaged in line {damage.LineNumber}, column {damage.LinePosition}");
        }
        ReadBudget.Limit("xml-depth", _xml.Depth, WorkbookLimits.MaxXmlDepth);
        return true;
    }
}
