using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Search.Catalogue;
using Repository.Search.Highlighting;

namespace Repository.Benchmarks.Corpus;

/// <summary>The sentences of real records by the language of the record, so that generated ones have the words of the field as often as they have them.</summary>
internal sealed class SentencePool
{
    private readonly Dictionary<string, List<string>> sentences = new(StringComparer.Ordinal);

    public SentencePool(IEnumerable<RevisionContent> contents)
    {
        foreach (var content in contents)
        {
            var texts = content.Kind.Fields.OfType<ProseField>().SelectMany(field => field.Read(content)).Select(PlainText.Of);
            Of(content.Language).AddRange(texts.SelectMany(text => Sentences.Of(text).Select(span => text[span.Start..span.End])));
        }
    }

    public List<string> Of(string language)
    {
        if (!sentences.TryGetValue(language, out var pool))
        {
            sentences.Add(language, pool = []);
        }

        return pool;
    }
}
