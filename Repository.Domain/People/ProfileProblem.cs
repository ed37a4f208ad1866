namespace Repository.Domain.People;

/// <summary>Why a profile cannot be kept as it is.</summary>
public enum ProfileProblem
{
    AboutTooLong,
    AboutHasControls,
    TooManyLinks,
    LinkTooLong,
    LinkIsNoAddress,
    UnknownTerm,
}
