using System.Globalization;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;

namespace Repository.Benchmarks.Corpus;

/// <summary>
/// Makes records that are like the real ones: of the kinds and fields, lengths and words, terms and years of those it is given, mixed anew.
/// The same seed gives the same records.
/// </summary>
internal sealed class RecordGenerator(IReadOnlyList<RevisionContent> models, int seed)
{
    /// <summary>Above every number of the real content.</summary>
    public const int FirstNumber = 100_000;

    /// <summary>One sentence in so many names somebody or some place of its own.</summary>
    private const int SentencesPerName = 4;

    private readonly Random random = new(seed);
    private readonly SentencePool pool = new(models);

    public IEnumerable<NewContribution> Generate(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var number = FirstNumber + i;
            yield return new NewContribution(number, string.Create(CultureInfo.InvariantCulture, $"generated-{number}"), Next(), Imported: false);
        }
    }

    private RevisionContent Next()
    {
        var model = Pick(models);
        var alike = models.Where(other => other.Kind == model.Kind && other.Language == model.Language).ToList();
        var content = model.Kind.Empty(model.Language);
        return model.Kind.Fields.Aggregate(content, (made, field) => field.Write(made, field switch
        {
            ProseField => [.. field.Read(model).Select(text => Prose(text, model.Language))],
            TextField when field == model.Kind.Title => [Title(model)],
            // A year and its flags belong together.
            YearField or FlagField or LinkField => field.Read(model),
            _ => field.Read(Pick(alike)),
        }));
    }

    /// <summary>As long as the model's text, of other sentences of its language.</summary>
    private string Prose(string model, string language)
    {
        var sentences = new List<string>();
        for (var length = 0; length < model.Length; length += sentences[^1].Length + 1)
        {
            var sentence = Pick(pool.Of(language));
            sentences.Add(random.Next(SentencesPerName) == 0 ? $"{InventedNames.Next(random)}: {sentence}" : sentence);
        }

        var text = string.Join(' ', sentences);
        return text.Length <= model.Length ? text : text[..model.Length].TrimEnd();
    }

    private string Title(RevisionContent model) => $"{model.Title} ({InventedNames.Next(random)})";

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
