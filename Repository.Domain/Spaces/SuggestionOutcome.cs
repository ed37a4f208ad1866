namespace Repository.Domain.Spaces;

/// <summary>What became of a suggestion that was to be sent or decided.</summary>
public abstract record SuggestionOutcome
{
    private SuggestionOutcome()
    {
    }

    public sealed record Done(SpaceSuggestion Suggestion) : SuggestionOutcome;

    /// <summary>Somebody has decided it meanwhile.</summary>
    public sealed record Decided(SpaceSuggestion Suggestion) : SuggestionOutcome;

    /// <summary>The account has sent as many as it may within a day.</summary>
    public sealed record TooMany : SuggestionOutcome;

    /// <summary>There is none, or they may not.</summary>
    public sealed record NotFound : SuggestionOutcome;
}
