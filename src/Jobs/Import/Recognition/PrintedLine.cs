using System.Security.Cryptography;
using System.Text;
using Kpi.Data.Text;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>Tells printed lines apart: what a person would call the same code and the same name is the same line, in any spelling.</summary>
public static class PrintedLine
{
    /// <summary>The key of a line as printed. Its length does not depend on the name's.</summary>
    public static string Key(string code, string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LineMatcher.Code(code) + "\n" + Folding.Fold(name))));

    /// <summary>The key under which it is remembered that a line of the form is not printed any more.</summary>
    public static string Gone(string lineKey) => "gone:" + lineKey;
}
