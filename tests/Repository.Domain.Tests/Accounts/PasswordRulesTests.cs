using Repository.Domain.Accounts;

namespace Repository.Domain.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("correct horse battery staple", null)]
    [InlineData("   spaces are fine    ", null)]
    [InlineData("xK9#q", PasswordFault.TooShort)]
    [InlineData("elevenchars", PasswordFault.TooShort)]
    [InlineData("twelve chars", null)]
    [InlineData("вторник без дождя", null)]
    [InlineData("土曜日の朝に海辺を歩くのが好き", null)]
    [InlineData("😀😃😄😁😆😅😂🤣😊😇🙂🙃", null)]
    [InlineData("<script>alert('x')</script>", null)]
    [InlineData("1qaz2wsx3edc", PasswordFault.Common)]
    [InlineData("1QAZ2wsx3EDC", PasswordFault.Common)]
    [InlineData("123456789012", PasswordFault.Common)]
    [InlineData("abcdefghijklm", PasswordFault.Common)]
    [InlineData("zyxwvutsrqpo", PasswordFault.Common)]
    [InlineData("aaaaaaaaaaaa", PasswordFault.Common)]
    [InlineData("abababababab", PasswordFault.Common)]
    [InlineData("passwordpassword", PasswordFault.Common)]
    [InlineData("qwertyqwerty", PasswordFault.Common)]
    [InlineData("aaaabbbbccccdddd", PasswordFault.Common)]
    [InlineData("repositoryofpractices", PasswordFault.OfSite)]
    [InlineData("Migration-Network-2024", PasswordFault.OfSite)]
    [InlineData("RépertoireDePratiques", PasswordFault.OfSite)]
    [InlineData("MotDePasse2024", PasswordFault.OfSite)]
    [InlineData("migration of seven grey whales", null)]
    [InlineData("ada.lovelace!2024", PasswordFault.OfPerson)]
    [InlineData("LOVELACE is my name", PasswordFault.OfPerson)]
    [InlineData("countess-of-byron-1815", PasswordFault.OfPerson)]
    public void A_password_is_long_and_nobodys_first_guess(string password, PasswordFault? fault) =>
        Assert.Equal(fault, PasswordRules.Check(password, "countess.of.byron@example.org", "Ada Lovelace"));

    [Fact]
    public void A_password_of_256_characters_may_be_chosen_and_no_longer_one()
    {
        var sentence = string.Concat(Enumerable.Range(0, 256).Select(number => (char)('a' + (number * 7 % 26) + (number % 3))));
        Assert.Null(PasswordRules.Check(sentence, "", ""));
        Assert.Equal(PasswordFault.TooLong, PasswordRules.Check(sentence + "x", "", ""));
        Assert.Equal(PasswordFault.TooLong, PasswordRules.Check(new string('x', 1_000_000), "", ""));
        Assert.False(PasswordRules.CanBeOne("half a pair \ud83d and more"));
    }

    [Fact]
    public void What_keyboards_type_differently_is_one_password() =>
        Assert.Equal(PasswordRules.Normalized("caf\u00e9 au lait"), PasswordRules.Normalized("cafe\u0301 au lait"));
}
