using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Content;

/// <summary>Which record is the original of which, as the files say it: a translation of a translation has the first one's original.</summary>
internal sealed class Originals(IReadOnlyList<RecordFile> all)
{
    private readonly IReadOnlyList<RecordFile> translations = [.. all.Where(record => record.IsRight && record.TranslationOf is not null)];

    private readonly Dictionary<(Kind Kind, int Number), int> originals = all.Where(record => record.IsRight && record.TranslationOf is not null)
        .ToDictionary(record => (record.Kind, record.Number!.Value), record => record.TranslationOf!.Value);

    /// <returns>The number of the original, which is the record's own if it is a translation of nothing.</returns>
    public int Of(RecordFile record)
    {
        var chain = Chain(record);
        var last = chain[^1];

        // Records that name one another in a circle are one work all the same, by the lowest number.
        return originals.ContainsKey((record.Kind, last)) ? chain.Min() : last;
    }

    /// <summary>Those records and the translations of them, whichever way round.</summary>
    public IEnumerable<RecordFile> WithTranslations(IReadOnlyCollection<RecordFile> records)
    {
        var numbers = records.Select(record => (record.Kind, record.Number!.Value)).ToHashSet();
        return records.Union(translations.Where(translation => Chain(translation).Exists(number => numbers.Contains((translation.Kind, number)))));
    }

    private List<int> Chain(RecordFile record)
    {
        var chain = new List<int> { record.Number!.Value };
        while (originals.TryGetValue((record.Kind, chain[^1]), out var original) && !chain.Contains(original))
        {
            chain.Add(original);
        }

        return chain;
    }
}
