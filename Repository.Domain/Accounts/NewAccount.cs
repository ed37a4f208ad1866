namespace Repository.Domain.Accounts;

/// <param name="PasswordHash">Of the password, never itself.</param>
/// <param name="EmailConfirmed">True only for people whose address needs no proof: the demonstration's.</param>
public sealed record NewAccount(string Email, string DisplayName, string PasswordHash, string Language, bool EmailConfirmed = false);
