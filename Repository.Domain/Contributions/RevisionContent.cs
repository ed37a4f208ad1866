using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Contributions;

/// <summary>All that one revision says: its language, its fields and its terms.</summary>
public sealed record RevisionContent
{
    public required Kind Kind { get; init; }

    /// <summary>The language in which the record is written, which need not be the language of the documents it speaks of.</summary>
    public required string Language { get; init; }

    /// <summary>A record of the kind's own content type, such as <c>Practice</c>.</summary>
    public required object Fields { get; init; }

    /// <summary>In the order given; the first objective is the primary one.</summary>
    public IReadOnlyList<AssignedTerm> Terms { get; init; } = [];

    public string Title => Kind.Title.Read(this).FirstOrDefault() ?? "";

    public string Summary => Kind.Summary.Read(this).FirstOrDefault() ?? "";

    /// <summary>The terms that a field declares, in order.</summary>
    public IEnumerable<AssignedTerm> TermsOf(Dimension dimension) => Terms.Where(term => term.Dimension == dimension);
}

/// <param name="ByEditors">Assigned by editors from the text, not named by the source: shown as such.</param>
public readonly record struct AssignedTerm(Dimension Dimension, string TermId, bool ByEditors)
{
    public TermKey Key => new(Dimension, TermId);
}
