namespace Repository.Search.Queries;

/// <summary>What is looked for: immutable, and equal by value, so that what a query matches in a segment can be kept under it.</summary>
public abstract record Query
{
    private protected Query()
    {
    }
}
