namespace Repository.Domain.Spaces;

/// <summary>Why a space cannot say what it is to say.</summary>
/// <param name="Most">Of characters or entries, where there are too many.</param>
public sealed record SpaceProblem(SpacePart Part, SpaceFault Fault, int Most = 0);

public enum SpaceFault
{
    Missing,
    TooLong,
    TooMany,
    Unknown,

    /// <summary>It would close before it opens.</summary>
    Reversed,
}
