namespace Repository.Domain.Spaces;

internal sealed record SpaceRow
{
    /// <summary>The columns, of a table named s.</summary>
    public const string Columns = "s.id, s.name, s.opens_at, s.closes_at, s.body, s.imported, s.version";

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset? OpensAt { get; init; }

    public DateTimeOffset? ClosesAt { get; init; }

    public required string Body { get; init; }

    public required bool Imported { get; init; }

    public required long Version { get; init; }

    /// <summary>Of whoever asks.</summary>
    public bool IsMember { get; init; }

    public SpaceCase ToCase(DateTimeOffset now)
    {
        var space = new Space { Id = Id, Name = Name, Content = SpaceContent.FromJson(Body), OpensAt = OpensAt, ClosesAt = ClosesAt, Imported = Imported, Version = Version };
        return new SpaceCase(space, space.PhaseAt(now), IsMember);
    }
}
