using System.Runtime.CompilerServices;
using Repository.Domain.Taxonomy;
using Repository.Search.Analysis;

namespace Repository.Search.Catalogue;

/// <summary>
/// The labels of the taxonomy in every language, by their words: a French word finds an English record by its objective. Words are looked up
/// here, not in the index: the labels are few, and the index knows each record's terms.
/// </summary>
internal sealed class TaxonomyLabels
{
    private static readonly ConditionalWeakTable<TaxonomyTree, TaxonomyLabels> ByTaxonomy = [];

    private readonly List<(TermKey Key, IReadOnlyList<Token> Words)> labels;
    private readonly ILookup<string, int> byWord;

    private TaxonomyLabels(TaxonomyTree taxonomy)
    {
        labels = [.. Dimensions.All.Where(Subjects.HaveWords).SelectMany(taxonomy.All).SelectMany(LabelsOf)];
        byWord = labels.SelectMany((label, number) => label.Words.SelectMany(word => new[] { word.Term, word.Exact }).Distinct(StringComparer.Ordinal).Select(form => (Form: form, Number: number)))
            .ToLookup(pair => pair.Form, pair => pair.Number, StringComparer.Ordinal);
    }

    /// <summary>Made once for each taxonomy.</summary>
    public static TaxonomyLabels Of(TaxonomyTree taxonomy) => ByTaxonomy.GetValue(taxonomy, tree => new TaxonomyLabels(tree));

    /// <summary>The terms with a label in which it is found.</summary>
    public IReadOnlyList<TermKey> Matching(Sought sought) =>
        [.. Candidates(sought).Distinct().Where(number => sought.In(labels[number].Words).Any()).Select(number => labels[number].Key).Distinct()];

    private IEnumerable<int> Candidates(Sought sought) => sought switch
    {
        Sought.Word word => word.Stems.Append(word.Exact).SelectMany(form => byWord[form]),
        Sought.Phrase phrase => byWord[phrase.Words[0]],
        _ => Enumerable.Range(0, labels.Count),
    };

    /// <summary>Each label in the words of its own language.</summary>
    private static IEnumerable<(TermKey Key, IReadOnlyList<Token> Words)> LabelsOf(Term term)
    {
        foreach (var (language, text) in term.Label.All.Concat(term.Short?.All ?? new Dictionary<string, string>()))
        {
            var words = new List<Token>();
            Analyzers.For(language).Analyze(text, words);
            yield return (term.Key, words);
        }
    }
}
