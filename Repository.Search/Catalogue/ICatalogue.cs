using Repository.Domain.Taxonomy;

namespace Repository.Search.Catalogue;

/// <summary>The published records as one node of the site knows them, at one moment. Everything it returns belongs to that moment.</summary>
public interface ICatalogue
{
    /// <summary>The change up to which this node has followed the log; 0 before the first.</summary>
    long AppliedSequence { get; }

    /// <summary>The id of that change; <see cref="Guid.Empty"/> before the first. Tells histories apart where a restored database counts the same sequence anew.</summary>
    Guid AppliedChangeId { get; }

    /// <summary>
    /// <see cref="Guid.Empty"/> where all follows from the change applied last. Otherwise what is shown is for the time being, as while the index is built anew
    /// with a changed taxonomy: then no other catalogue has this id, whatever change it has applied.
    /// </summary>
    Guid Edition { get; }

    TaxonomyTree Taxonomy { get; }

    /// <exception cref="OperationCanceledException">Nobody waits for the results any more.</exception>
    CatalogueResults Search(CatalogueQuery query, CancellationToken ct = default);

    /// <summary>Records that share taxonomy with that one, closest first; translations of it are not among them.</summary>
    /// <param name="kind">Name of the kind wanted, or null for any.</param>
    IReadOnlyList<RelatedEntry> Related(Guid contributionId, string? kind, int count);

    /// <summary>The same work in other languages.</summary>
    IReadOnlyList<CatalogueEntry> Translations(Guid contributionId);

    CatalogueEntry? Find(Guid contributionId);
}
