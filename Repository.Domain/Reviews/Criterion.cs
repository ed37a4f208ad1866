namespace Repository.Domain.Reviews;

/// <summary>A line of the checklist by which a submission is judged.</summary>
public enum Criterion
{
    /// <summary>Carried out, not only planned.</summary>
    Applied,

    /// <summary>Bears on the objectives that it names.</summary>
    Relevant,

    /// <summary>Agrees with the guiding principles and with other policies.</summary>
    Coherent,
    Innovative,
    Replicable,

    /// <summary>Links several objectives, sectors or groups.</summary>
    CrossCutting,

    /// <summary>Answers a need of today.</summary>
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
