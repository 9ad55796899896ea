using System.Security.Cryptography;
using System.Text;

namespace Kpi.Data.Identity;

/// <summary>Codes and tokens: long and random, so that a plain hash is enough to keep.</summary>
internal static class SecretCode
{
    private const int Bytes = 24;

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Lower-case hexadecimal SHA-256.</summary>
    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
