using System.Numerics;
using Repository.Search.Documents;
using Repository.Search.Postings;
using Repository.Search.Terms;

namespace Repository.Search.Segments;

/// <summary>Merges dictionary and postings of one field, term by term. A term of deleted documents alone disappears.</summary>
internal sealed class TermsMerger
{
    private readonly SegmentOutput output;
    private readonly byte[]? norms;
    private readonly List<TermsOfSource> sources = [];
    private readonly ulong[] documents;

    /// <param name="norms">Of a text field in the new segment; null for others.</param>
    /// <param name="documentCount">Of the new segment.</param>
    public TermsMerger(SegmentOutput output, FieldDefinition definition, IReadOnlyList<MergeSource> sources, byte[]? norms, int documentCount)
    {
        this.output = output;
        this.norms = norms;
        documents = new ulong[(documentCount + 63) / 64];
        foreach (var source in sources)
        {
            if (source.Reader.Terms(definition.Name) is { } terms)
            {
                this.sources.Add(new TermsOfSource(source, definition, terms));
            }
        }
    }

    /// <summary>The new ordinal of each ordinal of a source, once the terms are merged; null if the source has no terms.</summary>
    public int[]? NewOrdinals(MergeSource source) => sources.Find(terms => terms.Source == source)?.NewOrdinals;

    /// <param name="field">The field's place in the schema.</param>
    public void Merge(int field, CancellationToken ct)
    {
        output.Terms.StartField(field, withFrequencies: norms is not null);
        var open = sources.FindAll(source => source.Terms.MoveNext());
        for (var ordinal = 0; open.Count > 0;)
        {
            ct.ThrowIfCancellationRequested();
            if (MergeLeast(open, ordinal))
            {
                ordinal++;
            }
        }

        output.Terms.FinishField(documents.Sum(BitOperations.PopCount));
    }

    /// <summary>False if all documents of the term are deleted.</summary>
    private bool MergeLeast(List<TermsOfSource> open, int ordinal)
    {
        var least = open[0];
        foreach (var source in open)
        {
            if (source.Terms.Term.SequenceCompareTo(least.Terms.Term) < 0)
            {
                least = source;
            }
        }

        output.Postings.Start(norms);
        foreach (var source in open)
        {
            source.IsAtLeast = source == least || source.Terms.Term.SequenceEqual(least.Terms.Term);
            if (source.IsAtLeast)
            {
                source.NewOrdinals[source.Terms.Ordinal] = ordinal;
                Copy(source);
            }
        }

        var entry = output.Postings.Finish();
        if (entry.DocumentFrequency > 0)
        {
            output.Terms.Add(least.Terms.Term, entry);
        }

        open.RemoveAll(source => source.IsAtLeast && !source.Terms.MoveNext());
        return entry.DocumentFrequency > 0;
    }

    private void Copy(TermsOfSource from)
    {
        var postings = from.Postings.Start(from.Terms.Entry);
        while (postings.NextDocument() is not DocIdIterator.NoMoreDocuments and var old)
        {
            var docId = from.Source.NewDocId(old);
            if (docId == MergeSource.Deleted)
            {
                continue;
            }

            documents[docId >> 6] |= 1UL << (docId & 63);
            output.Postings.AddDocument(docId, postings.Frequency);
            for (var left = norms is not null ? postings.Frequency : 0; left > 0; left--)
            {
                output.Postings.AddPosition(postings.NextPosition());
            }
        }
    }

    private sealed class TermsOfSource(MergeSource source, FieldDefinition definition, FieldTerms terms)
    {
        public MergeSource Source => source;

        public TermEnumerator Terms { get; } = terms.FromBlock(0);

        public PostingsReader Postings { get; } = source.Reader.Postings(definition, positions: true);

        public int[] NewOrdinals { get; } = new int[terms.TermCount];

        public bool IsAtLeast { get; set; }
    }
}
