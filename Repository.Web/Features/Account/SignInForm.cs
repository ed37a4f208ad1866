using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Repository.Web.Features.Account;

/// <summary>The binder passes null for an empty field; what is missing is said by the controller, in the language of the page.</summary>
[ValidateNever]
public sealed class SignInForm
{
    public string Email { get; set => field = value ?? ""; } = "";

    public string Password { get; set => field = value ?? ""; } = "";

    /// <summary>Beyond the browser's own session.</summary>
    public bool Stay { get; set; }
}
