namespace Repository.Domain.Reviews;

/// <summary>A line of the checklist by which a submission is judged.</summary>
public enum Criterion
{
    /// <summary>Carried out, not only planned.</summary>
    Applied,

    /// <summary>Bears on the objectives that it names.</summary>
    Relevant,

    /// <summary>Keeps to the guiding principles.</summary>
    Coherent,
    Innovative,
    Replicable,

    /// <summary>Looks at gender, children, rights and the whole of government and society.</summary>
    CrossCutting,

    /// <summary>Of the time of the Compact.</summary>
    Timely,
}

public enum Rating
{
    Met,
    InPart,
    NotMet,
    CannotTell,
}

/// <param name="Note">To the author; empty for none.</param>
public sealed record CriterionRating(Criterion Criterion, Rating Rating, string Note)
{
    /// <summary>Longest note.</summary>
    public const int MaxNote = 1_000;
}
