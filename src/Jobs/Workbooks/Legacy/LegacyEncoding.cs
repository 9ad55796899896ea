namespace Kpi.Jobs.Workbooks.Legacy;

/// <summary>How Vietnamese was written before Unicode: with the letters of a western code page, which only the right font shows as what they mean.</summary>
internal enum LegacyEncoding
{
    /// <summary>Unicode.</summary>
    None,

    /// <summary>TCVN 5712:1993 (VN3), the fonts <c>.VnTime</c>, <c>.VnArial</c>…: one character a letter.</summary>
    Tcvn3,

    /// <summary>The same in a font of capitals (<c>.VnTimeH</c>…): what is stored as small letters is shown as capitals.</summary>
    Tcvn3Capitals,

    /// <summary>VNI for Windows, the fonts <c>VNI-Times</c>, <c>VNI-Helve</c>…: a letter and its marks are two characters.</summary>
    Vni,
}
