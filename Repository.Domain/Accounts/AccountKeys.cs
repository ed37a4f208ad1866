using System.Text;

namespace Repository.Domain.Accounts;

/// <summary>By what accounts are told apart.</summary>
public static class AccountKeys
{
    /// <summary>Addresses are compared without case, as every provider in use does, although RFC 5321 leaves the part before the @ to the host.</summary>
    public static string OfEmail(string email) => email.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
}
