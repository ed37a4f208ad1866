using Repository.Domain.Accounts;

namespace Repository.Domain.Access;

/// <summary>What something is done to, as far as rights depend on it.</summary>
public sealed record AccessSubject
{
    /// <summary>The person whose it is, or who it is; null where nobody is.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>What whoever asks is to it beside that: looked up together with it.</summary>
    public IReadOnlyList<Standing> Standings { get; init; } = [];

    /// <summary>Whoever asks has a part in it, or belongs to an organisation that has: they do not judge it.</summary>
    public bool IsPartial { get; init; }

    /// <summary>As the policy's rules name it; empty where the object has none.</summary>
    public string State { get; init; } = "";

    /// <summary>Themes, regions and the space in which it stands.</summary>
    public IReadOnlyList<Scope> Within { get; init; } = [];

    public static AccessSubject OwnedBy(Guid? ownerId) => new() { OwnerId = ownerId };
}
