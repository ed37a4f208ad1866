using Repository.Domain.Accounts;

namespace Repository.Domain.People;

/// <summary>Which people a list for administrators holds.</summary>
public sealed record PeopleFilter
{
    /// <summary>All of which occur in the name or in the address, in any order.</summary>
    public string Words { get; init; } = "";

    /// <summary>Held anywhere.</summary>
    public Role? Role { get; init; }

    public PersonState? State { get; init; }

    /// <summary>Number of the organisation that they belong to now.</summary>
    public int? Organisation { get; init; }
}
