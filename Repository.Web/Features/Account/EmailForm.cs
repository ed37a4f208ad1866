namespace Repository.Web.Features.Account;

/// <summary>An address and nothing else.</summary>
public sealed class EmailForm
{
    public string Email { get; set; } = "";
}
