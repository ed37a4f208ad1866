using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Repository.Domain.Accounts;

namespace Repository.Web.Identity;

/// <summary>Makes and compares hashes of passwords, by the framework's hasher, in turns.</summary>
public sealed class Passwords(IPasswordHasher<Account> hasher, IOptions<PasswordHasherOptions> options, HashingTurns turns)
{
    /// <summary>Is compared with where there is no account, so that its absence costs as much time as its presence.</summary>
    private readonly string ofNobody = HashOfNothing(options.Value.IterationCount);

    /// <summary>The framework's hasher does not look at whose password it is.</summary>
    private static Account Nobody { get; } = new()
    {
        Id = Guid.Empty,
        Number = 0,
        Email = "",
        DisplayName = "",
        PasswordHash = "",
        SecurityStamp = "",
        Language = "",
        CreatedAt = DateTimeOffset.MinValue,
    };

    /// <returns>The hash; null if too many are waiting.</returns>
    public async Task<string?> HashAsync(string password, CancellationToken ct)
    {
        using var turn = await turns.TakeAsync(ct);
        return turn?.Work(() => hasher.HashPassword(Nobody, PasswordRules.Normalized(password)));
    }

    /// <summary>Compares, with one hash whether or not there is an account.</summary>
    /// <param name="account">Null where nobody has the address.</param>
    public async Task<PasswordComparison> CompareAsync(Account? account, string password, CancellationToken ct)
    {
        using var turn = await turns.TakeAsync(ct);
        if (turn is null)
        {
            return new PasswordComparison.TooBusy();
        }

        var normalized = PasswordRules.Normalized(password);
        var stored = account is { PasswordHash.Length: > 0 } ? account.PasswordHash : ofNobody;
        return turn.Work(() => hasher.VerifyHashedPassword(Nobody, stored, normalized)) switch
        {
            PasswordVerificationResult.Success => new PasswordComparison.Same(null),
            PasswordVerificationResult.SuccessRehashNeeded => new PasswordComparison.Same(turn.Work(() => hasher.HashPassword(Nobody, normalized))),
            _ => new PasswordComparison.Different(),
        };
    }

    /// <summary>The framework's third format with a result drawn at random: no password has it, and finding that out costs one hash.</summary>
    private static string HashOfNothing(int iterations)
    {
        const int SaltBytes = 16;
        const int ResultBytes = 32;
        const uint Sha512 = 2;
        var hash = new byte[1 + (3 * sizeof(uint)) + SaltBytes + ResultBytes];
        hash[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(1), Sha512);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(5), (uint)iterations);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(9), SaltBytes);
        RandomNumberGenerator.Fill(hash.AsSpan(13));
        return Convert.ToBase64String(hash);
    }
}

public abstract record PasswordComparison
{
    private PasswordComparison()
    {
    }

    /// <param name="NewHash">To be stored in place of the one that was made with a lesser setting, or null.</param>
    public sealed record Same(string? NewHash) : PasswordComparison;

    public sealed record Different : PasswordComparison;

    /// <summary>Nothing was compared: too many are waiting.</summary>
    public sealed record TooBusy : PasswordComparison;
}
