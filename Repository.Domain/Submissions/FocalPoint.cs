using Repository.Domain.Accounts;

namespace Repository.Domain.Submissions;

/// <summary>Who answers for a contribution at the organisation for which somebody else submits it, and confirms it before it is reviewed. They need no account.</summary>
/// <param name="Name">Of the person.</param>
/// <param name="Organisation">That carried it out, as the author typed it.</param>
/// <param name="Email">Never public; empty once it was erased.</param>
/// <param name="Language">Code of the language in which they are written to.</param>
public sealed record FocalPoint(string Name, string Organisation, string Email, string Language)
{
    public const int MaxName = DisplayNames.MaxLength;
    public const int MaxOrganisation = Organisations.Organisation.MaxName;

    /// <summary>Single spaces, and the address as mail is sent to it; what is no address stays as it was typed.</summary>
    public FocalPoint Normalized() => this with { Name = DisplayNames.Tidy(Name), Organisation = DisplayNames.Tidy(Organisation), Email = TypedEmail.Read(Email) ?? Email.Trim() };

    /// <summary>What is wrong with one that is normalized, in the order of the form.</summary>
    public IEnumerable<FocalPointProblem> Problems()
    {
        if (DisplayNames.Check(Name) is not null)
        {
            yield return Name.Length == 0 ? FocalPointProblem.NameMissing : FocalPointProblem.NameWrong;
        }

        if (Organisation.Length is 0 or > MaxOrganisation || DisplayNames.Check(Organisation) is NameFault.Invisible or NameFault.NoLetter or NameFault.TooShort)
        {
            yield return Organisation.Length == 0 ? FocalPointProblem.OrganisationMissing : FocalPointProblem.OrganisationWrong;
        }

        if (TypedEmail.Read(Email) is null)
        {
            yield return Email.Length == 0 ? FocalPointProblem.EmailMissing : FocalPointProblem.EmailWrong;
        }
    }
}

/// <summary>Why somebody cannot be asked.</summary>
public enum FocalPointProblem
{
    NameMissing,

    /// <summary>No name of a person, or too long.</summary>
    NameWrong,
    OrganisationMissing,
    OrganisationWrong,
    EmailMissing,
    EmailWrong,

    /// <summary>An author would confirm what they wrote themselves.</summary>
    EmailOfAuthor,
}
