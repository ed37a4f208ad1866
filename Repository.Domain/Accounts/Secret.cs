using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Repository.Domain.Accounts;

/// <summary>Random texts that open something: the database holds their hash alone.</summary>
public static class Secret
{
    /// <summary>Twice the 128 bits that cannot be guessed, as a hash of them is searched without a salt.</summary>
    private const int Bytes = 32;

    /// <summary>Of base64url.</summary>
    public const int Length = 43;

    /// <summary>43 letters of base64url.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256 in lower-case hexadecimal. What is random needs neither salt nor slowness.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
