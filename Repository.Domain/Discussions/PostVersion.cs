namespace Repository.Domain.Discussions;

/// <summary>What a post said until it was edited.</summary>
public sealed record PostVersion
{
    public required int Version { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }
}
