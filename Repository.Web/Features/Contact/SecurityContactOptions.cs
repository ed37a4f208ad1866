using System.ComponentModel.DataAnnotations;

namespace Repository.Web.Features.Contact;

/// <summary>Whom to tell of a weakness.</summary>
public sealed class SecurityContactOptions
{
    /// <summary>An address as RFC 9116 takes it. Empty: the site says nothing of it, as a file that leads nowhere is worse than none.</summary>
    [RegularExpression("^((mailto:|https://|tel:)[!-~]+)?$", ErrorMessage = "Security:Contact begins with mailto:, https:// or tel:")]
    public string Contact { get; set; } = "https://migrationnetwork.un.org";

    /// <summary>Address of what is done with a report; may be empty.</summary>
    [RegularExpression("^(https://[!-~]+)?$", ErrorMessage = "Security:Policy begins with https://")]
    public string Policy { get; set; } = "";

    /// <summary>The file expires so many days after it was asked for: RFC 9116 wants less than a year.</summary>
    [Range(1, 364)]
    public int ValidDays { get; set; } = 180;
}
