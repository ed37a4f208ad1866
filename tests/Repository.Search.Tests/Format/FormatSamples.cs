using Repository.Search.Tests.Segments;

namespace Repository.Search.Tests.Format;

/// <summary>Documents whose files have every shape that the format knows, and what is to be found of each.</summary>
internal static class FormatSamples
{
    public const int EnoughForEveryFrequency = 1_500;

    private const string OfAll = "all";
    private const string Repeated = "again";
    private const int LongestDocument = 5_000;

    /// <summary>In how many documents of a batch that is <see cref="EnoughForEveryFrequency"/> the word of each stands: around a block's 128, and several blocks.</summary>
    public static readonly IReadOnlyList<int> Frequencies = [1, 2, 127, 128, 129, 255, 256, 257, 1_000];

    private static readonly long[] Spans = [1, 200, 60_000, 4_000_000_000, long.MaxValue];

    public static string WordOf(int frequency) => $"in{frequency}";

    /// <summary>Random documents; all of a batch have integers of one width, and one topic at most or several.</summary>
    public static List<Sample> Batch(Random random, int count)
    {
        var (span, oneTopic, allDated) = (Spans[random.Next(Spans.Length)], random.Next(2) == 0, random.Next(2) == 0);
        var samples = Sample.Several(random, count).ConvertAll(sample => sample with
        {
            YearValue = sample.YearValue is null ? null : random.NextInt64(span) * random.Next(-1, 2),
            MomentValue = allDated ? sample.MomentValue ?? DateTimeOffset.UnixEpoch.AddTicks(-15) : sample.MomentValue,
            Topics = [.. sample.Topics.Take(oneTopic ? 1 : int.MaxValue)],
        });
        var bodies = samples.Select(sample => sample.Texts.GetValueOrDefault(Sample.Body)).OfType<List<(string, int)>>().ToList();
        for (var i = 0; i < bodies.Count; i++)
        {
            Lengthen(bodies[i], random, i);
        }

        return samples;
    }

    /// <summary>A line for each word at its place, each value, each length and each stored text.</summary>
    public static List<string> Lines(Sample sample)
    {
        var lines = new List<string>();
        foreach (var field in new[] { Sample.Title, Sample.Body })
        {
            var words = sample.Texts.GetValueOrDefault(field, []);
            lines.AddRange(words.Select(word => $"{field} {word.Word}@{word.Position}"));
            lines.Add($"{field} of {Enumerable.Range(0, 256).Select(PlainValues.Length).Last(length => length <= words.Count)}");
        }

        lines.AddRange(sample.Tags.Distinct(StringComparer.Ordinal).Select(tag => $"{Sample.Tag} {tag}"));
        lines.AddRange(sample.Topics.Distinct(StringComparer.Ordinal).SelectMany(topic => new[] { $"{Sample.Topic} {topic}", $"{Sample.Topic} is {topic}" }));
        lines.AddRange(sample.ShownTexts.Select((text, i) => $"{Sample.Shown} {i} {text}"));
        lines.AddRange(sample.IdValue is { } id ? [$"{Sample.Id} {id}", $"{Sample.Id} is {id}"] : []);
        lines.AddRange(sample.YearValue is { } year ? [$"{Sample.Year} = {year}"] : []);
        lines.AddRange(sample.MomentValue is { } moment ? [$"{Sample.Moment} = {Math.Floor((decimal)(moment - DateTimeOffset.UnixEpoch).Ticks / 10)}"] : []);
        return lines;
    }

    /// <summary>Adds words of known frequencies; a few bodies become long, and one reaches the last position that there is.</summary>
    private static void Lengthen(List<(string Word, int Position)> body, Random random, int number)
    {
        void Add(string word) => body.Add((word, body.Count == 0 ? 0 : body[^1].Position + 1));
        Add(OfAll);
        for (var i = random.Next(20) == 0 ? random.Next(400) : 0; i > 0; i--)
        {
            Add(OfAll);
        }

        foreach (var frequency in Frequencies.Where(frequency => number < frequency))
        {
            Add(WordOf(frequency));
        }

        for (var i = number == 7 ? LongestDocument : 0; i > 0; i--)
        {
            Add(Repeated);
        }

        if (number == 7)
        {
            body.Add((Repeated, int.MaxValue - 1));
        }
    }
}
