using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Content;

/// <summary>A file of <c>practices/</c>, <c>guidance/</c> or any other kind, read and found right, or with its problems.</summary>
internal sealed record RecordFile
{
    public required SourceFile Source { get; init; }

    public required Kind Kind { get; init; }

    public YamlMap? Keys { get; init; }

    /// <summary>Known even where something else of the file is wrong, so that a second file with the same number is found.</summary>
    public int? Number { get; init; }

    public string? Slug { get; init; }

    /// <summary>Number of a record of the same kind.</summary>
    public int? TranslationOf { get; init; }

    /// <summary>Null if the file has problems.</summary>
    public RevisionContent? Content { get; init; }

    public string Path => Source.Path;

    public bool IsRight => Content is not null && !Source.Problems.Any;

    public void Refuse(string key, string message) => Source.Problems.Add(Keys?.LineOf(key) ?? 1, key, message);
}
