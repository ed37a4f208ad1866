namespace Repository.Web.Features.Account;

public sealed class RegistrationForm
{
    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    public string Password { get; set; } = "";
}
