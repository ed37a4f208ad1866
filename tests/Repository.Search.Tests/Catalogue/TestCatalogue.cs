using Repository.Domain.Contributions;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Search.Indexing;
using Repository.Search.Storage;

namespace Repository.Search.Tests.Catalogue;

/// <summary>Catalogues on an index in memory.</summary>
internal static class TestCatalogue
{
    public static IndexedCatalogue Of(params IEnumerable<PublishedRecord> records) => Of(records, Records.Taxonomy);

    public static IndexedCatalogue Of(IEnumerable<PublishedRecord> records, TaxonomyTree taxonomy)
    {
        using var writer = IndexWriter.Open(new MemoryStorage(), CatalogueSchema.Schema);
        foreach (var record in records)
        {
            writer.Add(CatalogueDocuments.Of(record, taxonomy));
        }

        return Of(writer, taxonomy);
    }

    /// <summary>Of what the writer has by now.</summary>
    public static IndexedCatalogue Of(IndexWriter writer, TaxonomyTree taxonomy) => new(writer.Refresh(), taxonomy, appliedSequence: 0, appliedChangeId: Guid.Empty);
}
