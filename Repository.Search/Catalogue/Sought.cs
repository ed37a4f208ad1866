using Repository.Search.Analysis;

namespace Repository.Search.Catalogue;

/// <summary>Something to find among the words of a text: the index finds it in documents, <see cref="In"/> in one text, by the same rules.</summary>
internal abstract record Sought
{
    private Sought()
    {
    }

    /// <summary>The stretches of the text that match, as indexes into its tokens, both included; ascending by the first.</summary>
    public abstract IEnumerable<(int First, int Last)> In(IReadOnlyList<Token> tokens);

    /// <summary>A word in any of its forms.</summary>
    /// <param name="Exact">As typed, but for case and accents.</param>
    /// <param name="Stems">What each analyzer makes of it, as which language it is in, nobody says; the exact word among them.</param>
    public sealed record Word(string Exact, IReadOnlyList<string> Stems) : Sought
    {
        public override IEnumerable<(int First, int Last)> In(IReadOnlyList<Token> tokens)
        {
            for (var i = 0; i < tokens.Count; i++)
            {
                if (tokens[i].Exact == Exact || Stems.Contains(tokens[i].Term))
                {
                    yield return (i, i);
                }
            }
        }

        public bool Equals(Word? other) => other is not null && other.Exact == Exact;

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Exact);
    }

    /// <summary>Words in exactly that form, one after another.</summary>
    /// <param name="Words">At least one.</param>
    /// <param name="Slop">How many words may stand between them in all.</param>
    public sealed record Phrase(IReadOnlyList<string> Words, int Slop = 0) : Sought
    {
        public override IEnumerable<(int First, int Last)> In(IReadOnlyList<Token> tokens)
        {
            for (var i = 0; i < tokens.Count; i++)
            {
                if (LastFrom(tokens, i) is { } last)
                {
                    yield return (i, last);
                }
            }
        }

        public bool Equals(Phrase? other) => other is not null && other.Slop == Slop && other.Words.SequenceEqual(Words, StringComparer.Ordinal);

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Words[0]);

        /// <summary>The last token of the phrase that starts there. With slop, words that also changed places are found by the index alone.</summary>
        private int? LastFrom(IReadOnlyList<Token> tokens, int first)
        {
            if (tokens[first].Exact != Words[0])
            {
                return null;
            }

            var (at, furthest) = (first, tokens[first].Position + Words.Count - 1 + Slop);
            foreach (var word in Words.Skip(1))
            {
                do
                {
                    at++;
                }
                while (at < tokens.Count && tokens[at].Position <= furthest && tokens[at].Exact != word);
                if (at == tokens.Count || tokens[at].Position > furthest)
                {
                    return null;
                }
            }

            return at;
        }
    }

    /// <summary>Words that begin so.</summary>
    /// <param name="Start">Folded.</param>
    public sealed record Prefix(string Start) : Sought
    {
        public override IEnumerable<(int First, int Last)> In(IReadOnlyList<Token> tokens)
        {
            for (var i = 0; i < tokens.Count; i++)
            {
                if (tokens[i].Exact.StartsWith(Start, StringComparison.Ordinal))
                {
                    yield return (i, i);
                }
            }
        }
    }
}
