using System.Text;

namespace Repository.Domain.Accounts;

/// <summary>Which passwords may be chosen: long ones that nobody guesses. Any character will do, none must be there.</summary>
public static class PasswordRules
{
    public const int MinLength = 12;

    /// <summary>In characters as people count them: room for any sentence, and a bound for what is hashed.</summary>
    public const int MaxLength = 256;

    /// <summary>One form for what keyboards and systems type differently: é as one character or as e with an accent.</summary>
    public static string Normalized(string password) => password.Normalize(NormalizationForm.FormC);

    /// <summary>Whether it can be read at all: longer ones are nobody's, and half a surrogate pair has no normal form.</summary>
    public static bool CanBeRead(string password)
    {
        if (password.Length > MaxLength * 2)
        {
            return false;
        }

        for (var i = 0; i < password.Length; i++)
        {
            if (char.IsSurrogate(password[i]) && !(i + 1 < password.Length && char.IsSurrogatePair(password, i++)))
            {
                return false;
            }
        }

        return true;
    }
}
