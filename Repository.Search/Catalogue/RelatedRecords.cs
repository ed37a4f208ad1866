using System.Text;
using Repository.Search.Indexing;
using Repository.Search.Postings;
using Repository.Search.Queries;
using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Catalogue;

/// <summary>
/// How close records are by what they are about: a shared term counts by its rarity, and the sum is set against all that the other record is
/// about, so that one that names everything is not close to everything. Only records that both name some term are related.
/// </summary>
/// <remarks>
/// The cosine of two vectors with a weight for each term, but for the length of the first, which is the same for all. Statistics include deleted
/// documents until they are merged away, as scores do.
/// </remarks>
internal sealed class RelatedRecords
{
    /// <summary>What a term counts that a record is about by implication only: less than half, as the narrower term counts too.</summary>
    private const double ImpliedShare = 0.25;

    /// <summary>Beyond these digits closeness is noise of the order of summing; records that are equally close must come out equal.</summary>
    private const int Digits = 9;

    private static readonly (string Field, double Share)[] Weighted = [(CatalogueSchema.Subject, 1), (CatalogueSchema.ImpliedSubject, ImpliedShare)];

    private readonly IndexSnapshot snapshot;
    private readonly Dictionary<string, double> rarities;

    /// <summary>The length of each document's vector, by segment.</summary>
    private readonly List<double[]> lengths;

    /// <summary>Takes some milliseconds for 100,000 records; for as long as the snapshot lasts.</summary>
    public RelatedRecords(IndexSnapshot snapshot)
    {
        this.snapshot = snapshot;
        rarities = snapshot.Segments.SelectMany(segment => Weighted.SelectMany(weighted => Frequencies(segment.Reader, weighted.Field)))
            .GroupBy(pair => pair.Term, pair => pair.DocumentFrequency, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Bm25.InverseDocumentFrequency(group.Sum(), snapshot.DocumentCount), StringComparer.Ordinal);
        lengths = [.. snapshot.Segments.Select(segment => Lengths(segment.Reader))];
    }

    /// <summary>How rare a term is that some record is about, as <c>dimension:id</c>.</summary>
    public double Rarity(string term) => rarities[term];

    /// <summary>The closest records, closest first; equally close ones in order of kind and number.</summary>
    /// <param name="docId">Of the snapshot, as are those returned.</param>
    /// <param name="work">Records of that work are left out: the record itself and its translations.</param>
    /// <param name="kind">Null: any.</param>
    public IReadOnlyList<int> To(int docId, string work, string? kind, int count)
    {
        var segment = snapshot.Segments.Last(view => view.DocBase <= docId);
        var own = Weighted.SelectMany(weighted => Terms(segment, docId, weighted.Field).Select(term => (term, rarities[term] * weighted.Share))).ToList();
        var named = Terms(segment, docId, CatalogueSchema.NamedSubject).ToList();
        var closest = new PriorityQueue<Candidate, Candidate>(count + 1, Candidate.ClosestLast);
        for (var i = 0; i < snapshot.Segments.Count; i++)
        {
            var view = snapshot.Segments[i];
            var candidates = Candidates(view, named, work, kind);
            if (candidates.Count() > 0)
            {
                Collect(view, candidates, Closeness(view.Reader, own), lengths[i], closest, count);
            }
        }

        return [.. closest.UnorderedItems.Select(item => item.Element).Order(Candidate.ClosestFirst).Select(candidate => candidate.DocId)];
    }

    private readonly record struct Candidate(int DocId, double Closeness, string Kind, long Number)
    {
        public static Comparer<Candidate> ClosestFirst { get; } = Comparer<Candidate>.Create((one, other) =>
            one.Closeness != other.Closeness ? other.Closeness.CompareTo(one.Closeness)
            : one.Kind != other.Kind ? string.CompareOrdinal(one.Kind, other.Kind)
            : one.Number.CompareTo(other.Number));

        public static Comparer<Candidate> ClosestLast { get; } = Comparer<Candidate>.Create((one, other) => ClosestFirst.Compare(other, one));
    }

    private static FixedBitSet Candidates(SegmentView view, List<string> named, string work, string? kind)
    {
        var candidates = Documents(view.Reader, CatalogueSchema.NamedSubject, named).IntersectWith(Documents(view.Reader, CatalogueSchema.Work, [work]).Complement());
        if (view.Live is { } live)
        {
            candidates.IntersectWith(live.Bits);
        }

        return kind is null ? candidates : candidates.IntersectWith(Documents(view.Reader, CatalogueSchema.Kind, [kind]));
    }

    /// <summary>The product of the vectors for each document.</summary>
    private double[] Closeness(SegmentReader reader, List<(string Term, double Weight)> own)
    {
        var products = new double[reader.DocumentCount];
        foreach (var (field, share) in Weighted)
        {
            foreach (var (term, weight) in own)
            {
                var product = weight * rarities[term] * share;
                for (var documents = Postings(reader, field, term); documents is not null && documents.NextDocument() != DocIdIterator.NoMoreDocuments;)
                {
                    products[documents.DocId] += product;
                }
            }
        }

        return products;
    }

    private static void Collect(SegmentView view, FixedBitSet candidates, double[] products, double[] vectorLengths, PriorityQueue<Candidate, Candidate> closest, int count)
    {
        var kinds = view.Reader.Ordinals(CatalogueSchema.Kind)!;
        var numbers = view.Reader.Numbers(CatalogueSchema.Number)!;
        for (var docId = candidates.Next(0); docId != DocIdIterator.NoMoreDocuments; docId = candidates.Next(docId + 1))
        {
            var closeness = Math.Round(products[docId] / vectorLengths[docId], Digits);
            if (closest.Count < count || closeness >= closest.Peek().Closeness)
            {
                numbers.TryGet(docId, out var number);
                var candidate = new Candidate(view.DocBase + docId, closeness, kinds.Value(kinds.At(kinds.First(docId))), number);
                closest.Enqueue(candidate, candidate);
                if (closest.Count > count)
                {
                    closest.Dequeue();
                }
            }
        }
    }

    private double[] Lengths(SegmentReader reader)
    {
        var sums = new double[reader.DocumentCount];
        foreach (var (field, share) in Weighted)
        {
            if (reader.Ordinals(field) is { } ordinals)
            {
                var squares = Enumerable.Range(0, ordinals.ValueCount).Select(ordinal => Math.Pow(rarities[ordinals.Value(ordinal)] * share, 2)).ToArray();
                for (var docId = 0; docId < sums.Length; docId++)
                {
                    for (var i = ordinals.First(docId); i < ordinals.End(docId); i++)
                    {
                        sums[docId] += squares[ordinals.At(i)];
                    }
                }
            }
        }

        return Array.ConvertAll(sums, Math.Sqrt);
    }

    private static IEnumerable<(string Term, int DocumentFrequency)> Frequencies(SegmentReader reader, string field)
    {
        for (var terms = reader.Terms(field)?.From([]); terms is not null && terms.MoveNext();)
        {
            yield return (Encoding.UTF8.GetString(terms.Term), terms.Entry.DocumentFrequency);
        }
    }

    private static IEnumerable<string> Terms(SegmentView view, int docId, string field)
    {
        if (view.Reader.Ordinals(field) is { } ordinals)
        {
            for (var i = ordinals.First(docId - view.DocBase); i < ordinals.End(docId - view.DocBase); i++)
            {
                yield return ordinals.Value(ordinals.At(i));
            }
        }
    }

    private static FixedBitSet Documents(SegmentReader reader, string field, IEnumerable<string> terms)
    {
        var documents = new FixedBitSet(reader.DocumentCount);
        foreach (var postings in terms.Select(term => Postings(reader, field, term)).OfType<PostingsReader>())
        {
            documents.Add(postings);
        }

        return documents;
    }

    private static PostingsReader? Postings(SegmentReader reader, string field, string term) =>
        reader.Terms(field) is { } terms && terms.TryFind(Encoding.UTF8.GetBytes(term), out var entry) ? reader.Postings(field, entry, positions: false) : null;
}
