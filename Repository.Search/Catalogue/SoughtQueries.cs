using Repository.Search.Queries;
using Repository.Search.Queries.Boolean;
using Repository.Search.Queries.Constant;
using Repository.Search.Queries.Phrase;
using Repository.Search.Queries.Term;
using Repository.Search.Scoring;
using Repository.Search.Searching;

namespace Repository.Search.Catalogue;

/// <summary>
/// Makes queries of what is sought: in any searched field or in the labels of the record's terms. The score is the sum over the fields of the
/// field's weight × BM25 within it; clauses of which the index has nothing are left out.
/// </summary>
internal sealed class SoughtQueries(IndexSearcher searcher, TaxonomyLabels labels, int documentCount)
{
    /// <summary>The labels as a field that a query may name.</summary>
    public const string LabelField = "taxonomy";

    /// <summary>What the very word counts on top of its stem, which it has too: of two records with the stem, the one that uses the word as typed is first.</summary>
    public const double ExactShare = 0.5;

    /// <summary>Below every field that an author wrote: the labels of one objective stand on a third of the records.</summary>
    public const double LabelWeight = 0.5;

    /// <summary>As of a word that stands once in a field of average length.</summary>
    private const double LabelFrequency = 1 / (1 + Bm25.K1);

    /// <param name="field">The only field to look in: a searched one, or <see cref="LabelField"/>; null: all.</param>
    public Query For(Sought sought, string? field = null)
    {
        var queries = CatalogueSchema.Searched.Where(searched => field is null || searched.Name == field).SelectMany(searched => In(searched, sought));
        if (field is null or LabelField)
        {
            queries = queries.Concat(InLabels(sought));
        }

        return AnyOf([.. queries]);
    }

    /// <summary>How rare it is, by the field that has it most.</summary>
    public double Rarity(Sought sought) => sought switch
    {
        Sought.Word word => RarityOf(CatalogueSchema.Searched.Max(field => word.Stems.Max(stem => searcher.DocumentFrequency(field.Name, stem)))),
        Sought.Phrase phrase => phrase.Words.Sum(word => RarityOf(CatalogueSchema.Searched.Max(field => searcher.DocumentFrequency(field.Exact, word)))),
        _ => 1,
    };

    private static Query AnyOf(IReadOnlyList<Query> queries) => queries switch
    {
        [] => new MatchNoneQuery(),
        [var only] => only,
        _ => new BooleanQuery([.. queries.Select(query => new BooleanClause(Occur.Should, query))]),
    };

    private IEnumerable<Query> In(SearchedField field, Sought sought)
    {
        switch (sought)
        {
            case Sought.Word word:
                foreach (var stem in word.Stems.Where(stem => Has(field.Name, stem)))
                {
                    yield return Weighted(new TermQuery(field.Name, stem), field.Weight);
                }

                if (Has(field.Exact, word.Exact))
                {
                    yield return Weighted(new TermQuery(field.Exact, word.Exact), field.Weight * ExactShare);
                }

                break;
            case Sought.Phrase { Words: [var only] } when Has(field.Exact, only):
                yield return Weighted(new TermQuery(field.Exact, only), field.Weight);
                break;
            case Sought.Phrase { Words.Count: > 1 } phrase when phrase.Words.All(word => Has(field.Exact, word)):
                yield return Weighted(new PhraseQuery(field.Exact, [.. phrase.Words.Select((word, position) => new PhraseTerm(word, position))], phrase.Slop), field.Weight);
                break;
            case Sought.Prefix prefix:
                yield return Weighted(new PrefixQuery(field.Exact, prefix.Start), field.Weight);
                break;
        }
    }

    /// <summary>Nothing, or one query with one score: many labels share a common word, and a record with many terms is not the better for it.</summary>
    private IEnumerable<Query> InLabels(Sought sought)
    {
        var keys = labels.Matching(sought);
        var documentFrequency = Math.Min(documentCount, keys.Sum(key => searcher.DocumentFrequency(CatalogueSchema.TermsOf(key.Dimension), key.Id)));
        if (documentFrequency > 0)
        {
            var terms = keys.GroupBy(key => key.Dimension, key => key.Id).Select(group => new AnyOfQuery(CatalogueSchema.TermsOf(group.Key), group));
            yield return new ConstantScoreQuery(AnyOf([.. terms]), (float)(LabelWeight * LabelFrequency * RarityOf(documentFrequency)));
        }
    }

    private bool Has(string field, string term) => searcher.DocumentFrequency(field, term) > 0;

    private double RarityOf(int documentFrequency) => Bm25.InverseDocumentFrequency(documentFrequency, documentCount);

    private static BoostQuery Weighted(Query query, double weight) => new(query, (float)weight);
}
