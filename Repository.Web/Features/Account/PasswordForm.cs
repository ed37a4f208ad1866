using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Repository.Web.Features.Account;

/// <summary>A password and nothing else.</summary>
[ValidateNever]
public sealed class PasswordForm
{
    public string Password { get; set => field = value ?? ""; } = "";
}
