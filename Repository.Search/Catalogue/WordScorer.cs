using Repository.Search.Highlighting;
using Repository.Search.Scoring;

namespace Repository.Search.Catalogue;

/// <summary>Scores documents for the clauses of one query: the sum, over clauses and fields, of the field's weight × BM25 within that field.</summary>
internal sealed class WordScorer
{
    private readonly IReadOnlyList<CatalogueDocument> documents;
    private readonly IReadOnlyList<TypedClause> clauses;
    private readonly Dictionary<string, FieldLengths> lengths;
    private readonly Dictionary<(int Clause, string Field), double> rarities = [];

    public WordScorer(IReadOnlyList<CatalogueDocument> documents, IReadOnlyList<TypedClause> clauses)
    {
        this.documents = documents;
        this.clauses = clauses;
        lengths = documents.SelectMany(document => document.Fields).Where(field => field.Text.Tokens.Count > 0)
            .GroupBy(field => field.Name, field => field.Text.Tokens.Count, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new FieldLengths(group.Count(), group.Average()), StringComparer.Ordinal);
    }

    /// <summary>The document's score; null if it lacks a clause that is required.</summary>
    public double? Score(CatalogueDocument document)
    {
        var total = 0.0;
        for (var i = 0; i < clauses.Count; i++)
        {
            var clause = clauses[i];
            var found = document.Fields.Select(field => (Field: field, Frequency: field.Text.Occurrences(clause.Terms).Count())).Where(pair => pair.Frequency > 0).ToList();
            if (found.Count == 0 && clause.Required)
            {
                return null;
            }

            total += found.Sum(pair => pair.Field.Weight * Rarity(i, pair.Field.Name) * TermFrequency(pair.Field, pair.Frequency));
        }

        return total;
    }

    /// <summary>How rare the clause is in the field: the inverse document frequency of its term; of a phrase, their sum, as in Lucene.</summary>
    public double Rarity(int clause, string field)
    {
        if (!rarities.TryGetValue((clause, field), out var rarity))
        {
            rarity = clauses[clause].Terms.Sum(term => Bm25.InverseDocumentFrequency(DocumentsWith(term, field), lengths[field].DocumentCount));
            rarities.Add((clause, field), rarity);
        }

        return rarity;
    }

    /// <summary>What the clauses match, but for optional stop words: they would be everywhere.</summary>
    public IReadOnlyList<MatchedField> MatchesIn(CatalogueDocument document) =>
    [
        .. document.Fields.Where(field => field.Name != CatalogueDocument.TaxonomyField).Select(field => new MatchedField(field.Name, field.IsProse, field.Text.Text, MatchesIn(field))),
    ];

    private List<TextMatch> MatchesIn(CatalogueField field)
    {
        var tokens = field.Text.Tokens;
        return
        [
            .. from clause in Enumerable.Range(0, clauses.Count)
               where clauses[clause].Required
               let terms = clauses[clause].Terms
               from first in field.Text.Occurrences(terms)
               let start = tokens[first].Start
               orderby start
               select new TextMatch(start, tokens[first + terms.Count - 1].End, clause, Rarity(clause, field.Name)),
        ];
    }

    private double TermFrequency(CatalogueField field, int frequency) => Bm25.TermFrequency(frequency, field.Text.Tokens.Count, lengths[field.Name].Average);

    private int DocumentsWith(string term, string field) =>
        documents.Count(document => document.Fields.Any(candidate => candidate.Name == field && candidate.Text.Occurrences([term]).Any()));

    private readonly record struct FieldLengths(int DocumentCount, double Average);
}
