using System.Runtime.CompilerServices;
using Repository.Search.Queries;
using Repository.Search.Segments;

namespace Repository.Search.Searching;

/// <summary>
/// Remembers which documents of a segment a filter lets pass: segments never change, so it holds for all later searches, and goes with the
/// segment. For one index and any number of searchers. Safe for use by several threads.
/// </summary>
public sealed class FilterCache
{
    /// <summary>The filters kept longest unused make room. At a bit a document, they are at most 32 bytes a document.</summary>
    public const int MaxFiltersOfSegment = 256;

    private readonly ConditionalWeakTable<SegmentReader, Sets> segments = [];

    /// <summary>Filters remembered of that segment.</summary>
    public int CountOf(SegmentReader segment) => segments.TryGetValue(segment, out var sets) ? sets.Count : 0;

    /// <summary>Not to be changed. Deleted documents are in it.</summary>
    internal FixedBitSet Documents(SegmentReader segment, Query query, Func<FixedBitSet> find) => segments.GetOrCreateValue(segment).Get(query, find);

    private sealed class Sets
    {
        private readonly Lock entry = new();
        private readonly Dictionary<Query, LinkedListNode<(Query Query, FixedBitSet Documents)>> byQuery = [];
        private readonly LinkedList<(Query Query, FixedBitSet Documents)> longestUnusedFirst = [];

        public int Count
        {
            get
            {
                lock (entry)
                {
                    return byQuery.Count;
                }
            }
        }

        public FixedBitSet Get(Query query, Func<FixedBitSet> find)
        {
            lock (entry)
            {
                if (byQuery.TryGetValue(query, out var known))
                {
                    longestUnusedFirst.Remove(known);
                    longestUnusedFirst.AddLast(known);
                    return known.Value.Documents;
                }
            }

            // Found twice at worst, when two searches ask at once.
            var documents = find();
            lock (entry)
            {
                if (byQuery.TryAdd(query, new((query, documents))))
                {
                    longestUnusedFirst.AddLast(byQuery[query]);
                }

                if (byQuery.Count > MaxFiltersOfSegment)
                {
                    byQuery.Remove(longestUnusedFirst.First!.Value.Query);
                    longestUnusedFirst.RemoveFirst();
                }
            }

            return documents;
        }
    }
}
