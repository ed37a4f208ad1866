namespace Repository.Domain.Spaces;

public enum SuggestionState
{
    Waiting,
    Approved,
    Declined,
}
