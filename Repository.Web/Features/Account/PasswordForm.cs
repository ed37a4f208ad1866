namespace Repository.Web.Features.Account;

/// <summary>A password and nothing else.</summary>
public sealed class PasswordForm
{
    public string Password { get; set; } = "";
}
