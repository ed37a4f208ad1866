using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Repository.Domain.Accounts;
using Repository.Web.Identity;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Identity;

public sealed class PasswordsTests(SharedSite site)
{
    [Fact]
    public void A_hash_of_the_site_is_pbkdf2_with_sha512_and_at_least_210_000_iterations()
    {
        var hash = Convert.FromBase64String(site.Get<IPasswordHasher<Account>>().HashPassword(null!, AccountSite.Password));
        Assert.Equal((1, 2u), (hash[0], BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1))));
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)) >= 210_000);
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(9)) >= 16, "a salt of less than 128 bits");
    }

    [Fact]
    public async Task A_hash_of_a_lesser_setting_is_made_anew_when_it_fits()
    {
        using var turns = new HashingTurns(atOnce: 4);
        var account = await AccountAsync(turns, iterations: 1_000);
        var compared = Assert.IsType<PasswordComparison.Same>(await Of(turns, 2_000).CompareAsync(account, AccountSite.Password, CancellationToken.None));
        Assert.NotNull(compared.NewHash);
        Assert.Equal(new PasswordComparison.Same(null), await Of(turns, 2_000).CompareAsync(account with { PasswordHash = compared.NewHash }, AccountSite.Password, CancellationToken.None));
        Assert.IsType<PasswordComparison.Different>(await Of(turns, 2_000).CompareAsync(account, "another password", CancellationToken.None));
    }

    [Theory]
    [InlineData("caf\u00e9 au lait noir", "cafe\u0301 au lait noir", true)]
    [InlineData(" spaces count ", "spaces count", false)]
    [InlineData("Case counts, too", "case counts, too", false)]
    [InlineData("<b>&\"'\u0007 😀 любой", "<b>&\"'\u0007 😀 любой", true)]
    public async Task A_password_is_compared_in_one_form_and_otherwise_as_it_is(string chosen, string typed, bool same)
    {
        using var turns = new HashingTurns(atOnce: 4);
        var account = await AccountAsync(turns, 1_000, chosen);
        Assert.Equal(same, await Of(turns, 1_000).CompareAsync(account, typed, CancellationToken.None) is PasswordComparison.Same);
    }

    [Fact]
    public async Task An_account_without_a_password_has_none_that_fits()
    {
        using var turns = new HashingTurns(atOnce: 4);
        var account = await AccountAsync(turns, 1_000);
        Assert.IsType<PasswordComparison.Different>(await Of(turns, 1_000).CompareAsync(account with { PasswordHash = "" }, "", CancellationToken.None));
        Assert.IsType<PasswordComparison.Different>(await Of(turns, 1_000).CompareAsync(null, AccountSite.Password, CancellationToken.None));
    }

    private static Passwords Of(HashingTurns turns, int iterations)
    {
        var options = Options.Create(new PasswordHasherOptions { IterationCount = iterations });
        return new Passwords(new PasswordHasher<Account>(options), options, turns);
    }

    private static async Task<Account> AccountAsync(HashingTurns turns, int iterations, string password = AccountSite.Password) => new()
    {
        Id = Guid.CreateVersion7(),
        Number = 1,
        Email = "ada@example.org",
        DisplayName = "Ada",
        PasswordHash = (await Of(turns, iterations).HashAsync(password, CancellationToken.None))!,
        SecurityStamp = "",
        Language = "en",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
