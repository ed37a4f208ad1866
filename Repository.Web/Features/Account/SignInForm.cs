namespace Repository.Web.Features.Account;

public sealed class SignInForm
{
    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>Beyond the browser's own session.</summary>
    public bool Stay { get; set; }
}
