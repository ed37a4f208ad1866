namespace Repository.Web.Features.Account;

public sealed class FirstAdministratorForm
{
    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    public string Password { get; set; } = "";
}
