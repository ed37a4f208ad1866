using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Repository.Web.Features.Account;

/// <summary>An address and nothing else.</summary>
[ValidateNever]
public sealed class EmailForm
{
    public string Email { get; set => field = value ?? ""; } = "";
}
