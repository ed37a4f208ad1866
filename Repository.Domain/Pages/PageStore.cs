using Repository.Domain.Data;

namespace Repository.Domain.Pages;

/// <summary>A page of the site's own, such as “About”, in one language.</summary>
public sealed record Page
{
    /// <summary>The last part of its address: <c>review-criteria</c>.</summary>
    public required string Name { get; init; }

    public required string Language { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    /// <summary>Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>As it came from <c>content/</c>; false once a person has changed it here.</summary>
    public required bool Imported { get; init; }
}

public sealed class PageStore(Database database)
{
    public Task<Page?> FindAsync(string name, string language, CancellationToken ct) => throw new NotSupportedException(database.ToString());

    /// <summary>The languages in which there is a page of that name.</summary>
    public Task<IReadOnlyList<string>> LanguagesAsync(string name, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Adds or replaces the page, with a change-log row.</summary>
    public Task SaveAsync(Page page, CancellationToken ct) => throw new NotSupportedException();
}
