using System.Text;
using Repository.Search.Postings;
using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Tests.Segments;

/// <summary>Holds everything that a segment says against the documents that it was made of.</summary>
internal static class SegmentAssert
{
    public static void Holds(IReadOnlyList<Sample> samples, SegmentReader segment)
    {
        Assert.Equal(samples.Count, segment.DocumentCount);
        foreach (var field in new[] { Sample.Title, Sample.Body })
        {
            HoldsTexts(samples, segment, field);
        }

        HoldsTerms(segment, Sample.Tag, [.. samples.Select(sample => sample.Tags)]);
        HoldsTerms(segment, Sample.Topic, [.. samples.Select(sample => sample.Topics)]);
        HoldsTerms(segment, Sample.Id, [.. samples.Select(sample => Some(sample.IdValue))]);
        HoldsOrdinals(segment, Sample.Topic, [.. samples.Select(sample => sample.Topics)]);
        HoldsOrdinals(segment, Sample.Id, [.. samples.Select(sample => Some(sample.IdValue))]);
        HoldsNumbers(segment, Sample.Year, [.. samples.Select(sample => sample.YearValue)]);
        HoldsNumbers(segment, Sample.Moment, [.. samples.Select(sample => (sample.MomentValue?.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / 10)]);
        for (var docId = 0; docId < samples.Count; docId++)
        {
            Assert.Equal(samples[docId].ShownTexts, segment.Stored(docId).Texts(Sample.Shown));
            Assert.Equal(samples[docId].ShownTexts.FirstOrDefault(), segment.Stored(docId).Text(Sample.Shown));
        }
    }

    private static List<string> Some(string? value) => value is null ? [] : [value];

    private static void HoldsTexts(IReadOnlyList<Sample> samples, SegmentReader segment, string field)
    {
        var texts = samples.Select(sample => sample.Texts.GetValueOrDefault(field) ?? []).ToList();
        var expected = (from text in texts.Select((words, docId) => (words, docId))
                        from word in text.words
                        group (text.docId, word.Position) by word.Word).ToDictionary(word => word.Key, word => word.ToList(), StringComparer.Ordinal);

        AssertDictionary(segment, field, expected.Keys, texts.Count(words => words.Count > 0), texts.Sum(words => words.Count));
        foreach (var (word, occurrences) in expected)
        {
            Assert.True(segment.Terms(field)!.TryFind(Encoding.UTF8.GetBytes(word), out var entry));
            Assert.Equal(occurrences.Count, entry.TotalTermFrequency);
            var postings = segment.Postings(field, entry, positions: true);
            Assert.Equal(occurrences, Walk(postings));
            Assert.Equal(occurrences.Select(occurrence => occurrence.docId).Distinct().Count(), entry.DocumentFrequency);
        }

        Assert.Equal(
            expected.Count == 0 ? [] : texts.Select(words => SmallFloat.IntToByte4(words.Count)).ToArray(),
            segment.Norms(field).ToArray());
    }

    private static List<(int DocId, int Position)> Walk(PostingsReader postings)
    {
        var found = new List<(int, int)>();
        while (postings.NextDocument() != DocIdIterator.NoMoreDocuments)
        {
            for (var i = 0; i < postings.Frequency; i++)
            {
                found.Add((postings.DocId, postings.NextPosition()));
            }
        }

        return found;
    }

    private static void HoldsTerms(SegmentReader segment, string field, List<List<string>> values)
    {
        var expected = (from document in values.Select((of, docId) => (of, docId))
                        from value in document.of.Distinct(StringComparer.Ordinal)
                        group document.docId by value).ToDictionary(value => value.Key, value => value.ToList(), StringComparer.Ordinal);

        AssertDictionary(segment, field, expected.Keys, values.Count(of => of.Count > 0), expected.Values.Sum(docIds => docIds.Count));
        foreach (var (value, docIds) in expected)
        {
            Assert.True(segment.Terms(field)!.TryFind(Encoding.UTF8.GetBytes(value), out var entry));
            Assert.Equal(docIds.Count, entry.TotalTermFrequency);
            var found = new List<int>();
            for (var postings = segment.Postings(field, entry, positions: false); postings.NextDocument() != DocIdIterator.NoMoreDocuments;)
            {
                Assert.Equal(1, postings.Frequency);
                found.Add(postings.DocId);
            }

            Assert.Equal(docIds, found);
        }
    }

    private static void AssertDictionary(SegmentReader segment, string field, IReadOnlyCollection<string> expected, int documentCount, int tokens)
    {
        var terms = segment.Terms(field);
        if (expected.Count == 0)
        {
            Assert.Null(terms);
            return;
        }

        Assert.Equal((documentCount, tokens, expected.Count), (terms!.DocumentCount, terms.SumTotalTermFrequency, terms.TermCount));
        var listed = new List<string>();
        for (var all = terms.From([]); all.MoveNext();)
        {
            listed.Add(Encoding.UTF8.GetString(all.Term));
        }

        Assert.Equal(Sorted(expected), listed);
    }

    private static void HoldsOrdinals(SegmentReader segment, string field, List<List<string>> values)
    {
        var distinct = Sorted(values.SelectMany(of => of).Distinct(StringComparer.Ordinal));
        var ordinals = segment.Ordinals(field);
        Assert.Equal(distinct.Count, ordinals?.ValueCount ?? 0);
        Assert.Equal(distinct, Enumerable.Range(0, distinct.Count).Select(ordinal => ordinals!.Value(ordinal)));
        for (var docId = 0; ordinals is not null && docId < values.Count; docId++)
        {
            var found = Enumerable.Range(ordinals.First(docId), ordinals.End(docId) - ordinals.First(docId)).Select(index => distinct[ordinals.At(index)]);
            Assert.Equal(Sorted(values[docId].Distinct(StringComparer.Ordinal)), found);
        }
    }

    private static void HoldsNumbers(SegmentReader segment, string field, List<long?> values)
    {
        var numbers = segment.Numbers(field);
        Assert.Equal((values.Min(), values.Max()), (numbers?.Min, numbers?.Max));
        for (var docId = 0; numbers is not null && docId < values.Count; docId++)
        {
            Assert.Equal(values[docId] is not null, numbers.TryGet(docId, out var value));
            Assert.Equal(values[docId] ?? 0, value);
        }
    }

    /// <summary>In the order of UTF-8, which is that of code points.</summary>
    private static List<string> Sorted(IEnumerable<string> terms) =>
        [.. terms.OrderBy(term => Convert.ToHexString(Encoding.UTF8.GetBytes(term)), StringComparer.Ordinal)];
}
