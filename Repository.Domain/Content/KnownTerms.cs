using Repository.Domain.Taxonomy;

namespace Repository.Domain.Content;

/// <summary>The taxonomy as it will be after the import, and which of its files could not be read.</summary>
/// <param name="FailedFiles">Paths of taxonomy files with problems, by the dimension they declare.</param>
internal sealed record KnownTerms(TaxonomyTree Tree, IReadOnlyDictionary<Dimension, string> FailedFiles)
{
    public bool Has(Dimension dimension, string id) => Tree.Find(dimension, id) is not null;

    public bool HasLanguage(string id) => Has(Dimension.Language, id);

    /// <summary>Whether a term that is not there is the namer's fault.</summary>
    public bool CanLookUp(Dimension dimension) => !FailedFiles.ContainsKey(dimension) && Tree.All(dimension).Count > 0;

    /// <summary>Why that id is refused: a sentence.</summary>
    public string WhyUnknown(Dimension dimension, string id)
    {
        var quoted = KeyReader.Quote(id);
        if (FailedFiles.TryGetValue(dimension, out var file))
        {
            return $"“{quoted}” cannot be looked up, because {file} has problems.";
        }

        var terms = Tree.All(dimension);
        return terms.Count == 0 ? $"“{quoted}” cannot be looked up: the taxonomy has no {dimension.Name()} at all."
            : Meant(terms, id) is { } meant ? $"“{quoted}” is not an id of {dimension.Name()}; did you mean “{meant.Id}” ({meant.Label.In(LocalizedText.Fallback)})?"
            : $"“{quoted}” is not an id of {dimension.Name()}.";
    }

    /// <summary>A label or code in place of the id is the likeliest slip.</summary>
    private static Term? Meant(IReadOnlyList<Term> terms, string typed) =>
        terms.FirstOrDefault(term => string.Equals(term.Id, typed, StringComparison.OrdinalIgnoreCase)
            || string.Equals(term.Alpha3, typed, StringComparison.OrdinalIgnoreCase)
            || term.Label.All.Values.Concat(term.Short?.All.Values ?? []).Contains(typed, StringComparer.OrdinalIgnoreCase))
        ?? (typed.Length > 3 && NearestKey.To(typed, terms.Select(term => term.Id)) is { } id ? terms.First(term => term.Id == id) : null);
}
