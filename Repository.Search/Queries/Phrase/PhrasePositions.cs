using Repository.Search.Postings;

namespace Repository.Search.Queries.Phrase;

/// <summary>One term of a phrase as it moves through the positions of a document.</summary>
/// <param name="postings">With positions.</param>
/// <param name="offset">Where the term stands in the phrase.</param>
internal sealed class PhrasePositions(PostingsReader postings, string term, int offset)
{
    private int remaining;

    public PostingsReader Postings => postings;

    public string Term => term;

    public int Offset => offset;

    /// <summary>Where the phrase would begin, if this occurrence were part of it: the same for all terms of an exact match.</summary>
    public int Start { get; private set; }

    /// <summary>Where the occurrence stands in the document.</summary>
    public int Position => Start + offset;

    /// <summary>Moves to the first occurrence in the document on which the postings stand; there always is one.</summary>
    public void MoveToFirst()
    {
        remaining = postings.Frequency;
        MoveNext();
    }

    /// <summary>False if there is no further one.</summary>
    public bool MoveNext()
    {
        if (remaining == 0)
        {
            return false;
        }

        remaining--;
        Start = postings.NextPosition() - offset;
        return true;
    }

    /// <summary>Moves on until the start is there or beyond; false if it never is.</summary>
    public bool MoveTo(int start)
    {
        while (Start < start)
        {
            if (!MoveNext())
            {
                return false;
            }
        }

        return true;
    }
}

internal abstract class PhraseMatcher
{
    /// <summary>How often the phrase matches in the document on which all postings stand, each match weighed by its closeness; 0 for none.</summary>
    /// <remarks>To be asked once a document, as it consumes the positions.</remarks>
    public abstract float Frequency();
}
