using System.Xml;

namespace Kpi.Jobs.Workbooks;

/// <summary>Text in the making, used again and again so that only finished cell texts become strings.</summary>
internal sealed class TextBuffer
{
    // The longest text allowed, with every character written as an escape of seven (_x000D_), and some slack.
    private const int MaxLength = WorkbookLimits.MaxTextLength * 8;

    private char[] _chars = new char[512];

    public int Length { get; private set; }

    public Span<char> Text => _chars.AsSpan(0, Length);

    /// <summary>Keeps the first so many characters.</summary>
    public void Truncate(int length) => Length = length;

    public void Clear() => Length = 0;

    /// <summary>Adds so many characters of undefined content and gives them to be filled.</summary>
    public Span<char> Extend(int length)
    {
        while (_chars.Length - Length < length)
            Grow();
        Length += length;
        return _chars.AsSpan(Length - length, length);
    }

    /// <summary>Adds the value of the text node at hand, piece by piece, so that a huge one is refused and never held.</summary>
    public void AppendFrom(XmlReader xml)
    {
        while (true)
        {
            if (Length == _chars.Length)
                Grow();
            var read = xml.ReadValueChunk(_chars, Length, _chars.Length - Length);
            if (read == 0)
                return;
            Length += read;
        }
    }

    private void Grow()
    {
        if (_chars.Length > MaxLength)
            ReadBudget.CheckTextLength(_chars.Length);
        Array.Resize(ref _chars, _chars.Length * 2);
    }
}
