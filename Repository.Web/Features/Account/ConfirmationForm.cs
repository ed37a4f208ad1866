using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Repository.Web.Features.Account;

/// <summary>A password, and another name where the one chosen at the registration is somebody else's by now.</summary>
[ValidateNever]
public sealed class ConfirmationForm
{
    public string Name { get; set => field = value ?? ""; } = "";

    public string Password { get; set => field = value ?? ""; } = "";
}
