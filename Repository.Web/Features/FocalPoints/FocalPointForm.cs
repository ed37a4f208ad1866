using Repository.Domain.Submissions;

namespace Repository.Web.Features.FocalPoints;

public sealed class FocalPointForm
{
    /// <summary>The organisation that the author belongs to.</summary>
    public const string Own = "own";
    public const string Another = "another";

    /// <summary>Not asked while somebody is being asked: then there is a focal point.</summary>
    public string? Organisation { get; set; }

    public string? FocalName { get; set; }

    public string? FocalOrganisation { get; set; }

    public string? FocalEmail { get; set; }

    /// <summary>Of the mail.</summary>
    public string? FocalLanguage { get; set; }

    public FocalPoint ToFocalPoint() => new(FocalName ?? "", FocalOrganisation ?? "", FocalEmail ?? "", FocalLanguage ?? "");
}
