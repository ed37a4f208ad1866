namespace Repository.Search.Queries.Phrase;

/// <summary>Each term stands exactly at its place: the rarest leads, the others follow.</summary>
internal sealed class ExactPhraseMatcher : PhraseMatcher
{
    private readonly PhrasePositions lead;
    private readonly PhrasePositions[] others;

    public ExactPhraseMatcher(IEnumerable<PhrasePositions> phrase)
    {
        PhrasePositions[] byCost = [.. phrase.OrderBy(term => term.Postings.Cost)];
        lead = byCost[0];
        others = byCost[1..];
    }

    /// <summary>Each match takes an occurrence of its own of this term. The others may lend theirs to several, where the field holds a term twice at one position.</summary>
    public PhrasePositions Lead => lead;

    public override float Frequency()
    {
        lead.MoveToFirst();
        foreach (var other in others)
        {
            other.MoveToFirst();
        }

        var matches = 0;
        while (Align())
        {
            matches++;
            if (!lead.MoveNext())
            {
                break;
            }
        }

        return matches;
    }

    /// <summary>Moves to the next start that all terms share; false if there is none.</summary>
    private bool Align()
    {
        for (var i = 0; i < others.Length; i++)
        {
            var other = others[i];
            if (!other.MoveTo(lead.Start))
            {
                return false;
            }

            if (other.Start > lead.Start)
            {
                if (!lead.MoveTo(other.Start))
                {
                    return false;
                }

                i = -1;
            }
        }

        return true;
    }
}
