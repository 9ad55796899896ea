namespace Kpi.Jobs.Workbooks.Containers;

/// <summary>
/// Watches XML text go by and refuses a token longer than <see cref="WorkbookLimits.MaxXmlToken"/>: an XML parser holds a tag with its
/// attributes, or a CDATA section, in memory as a whole before anyone can look at it. Apart from CDATA no token may contain
/// <c>&lt;</c>, so the distance from one to the next is enough to know. Inside comments it may see CDATA where there is none; then it
/// is only stricter than need be.
/// </summary>
internal sealed class XmlTokenGuard
{
    private const string CDataStart = "<![CDATA[";
    private const int ClosingBrackets = 2;

    private int _length;
    private int _matched;
    private int _brackets;
    private bool _inCData;

    /// <exception cref="FileFaultException">The token that the text ends or continues is too long.</exception>
    public void Check(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (_inCData || _matched > 0)
            {
                Step(text[0]);
                text = text[1..];
                continue;
            }
            var next = text.IndexOf('<');
            Lengthen(next < 0 ? text.Length : next);
            if (next < 0)
                return;
            text = text[(next + 1)..];
            _length = 0;
            _matched = 1;
        }
    }

    private void Step(char c)
    {
        Lengthen(1);
        if (_inCData)
        {
            if (c == '>' && _brackets == ClosingBrackets)
                _inCData = false;
            _brackets = c == ']' ? Math.Min(_brackets + 1, ClosingBrackets) : 0;
            return;
        }
        _matched = c == CDataStart[_matched] ? _matched + 1 : 0;
        if (_matched == CDataStart.Length)
        {
            _inCData = true;
            _matched = 0;
        }
    }

    private void Lengthen(int by)
    {
        _length += by;
        ReadBudget.Limit("xml-token", _length, WorkbookLimits.MaxXmlToken);
    }
}
