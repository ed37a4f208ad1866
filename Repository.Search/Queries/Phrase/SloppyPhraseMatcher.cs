namespace Repository.Search.Queries.Phrase;

/// <summary>Terms may be displaced. The span from the first to the last start is the distance; each match within the slop counts 1 / (1 + distance).</summary>
/// <remarks>
/// The semantics are those of Lucene's SloppyPhraseMatcher: the term whose start is least moves on, and each time it overtakes the next
/// one, the least span seen meanwhile is a match. A term that the phrase holds twice never takes the same occurrence twice.
/// </remarks>
internal sealed class SloppyPhraseMatcher : PhraseMatcher
{
    private readonly PhrasePositions[] phrase;
    private readonly PhrasePositions[][] repetitions;
    private readonly int slop;

    /// <summary>The greatest start so far.</summary>
    private int end;

    /// <param name="phrase">By offset.</param>
    /// <param name="slop">More than 0.</param>
    public SloppyPhraseMatcher(PhrasePositions[] phrase, int slop)
    {
        this.phrase = phrase;
        this.slop = slop;
        repetitions = [.. phrase.GroupBy(term => term.Term, StringComparer.Ordinal).Select(same => same.DistinctBy(term => term.Offset).ToArray()).Where(same => same.Length > 1)];
    }

    public override float Frequency()
    {
        if (!MoveToFirst())
        {
            return 0;
        }

        var frequency = 0f;
        var least = Least(except: null);
        var next = Least(except: least).Start;
        var distance = end - least.Start;
        while (MoveNext(least) && PartRepetitions(least))
        {
            if (least.Start > next)
            {
                frequency += Weight(distance);
                least = Least(except: null);
                next = Least(except: least).Start;
                distance = end - least.Start;
            }
            else
            {
                distance = Math.Min(distance, end - least.Start);
            }
        }

        return frequency + Weight(distance);
    }

    private float Weight(int distance) => distance <= slop ? 1f / (1f + distance) : 0;

    /// <summary>Every term at its first occurrence, of the same terms the second at the second, and so on; false if there are too few.</summary>
    private bool MoveToFirst()
    {
        foreach (var term in phrase)
        {
            term.MoveToFirst();
        }

        foreach (var same in repetitions)
        {
            for (var i = 1; i < same.Length; i++)
            {
                for (var further = 0; further < i; further++)
                {
                    if (!same[i].MoveNext())
                    {
                        return false;
                    }
                }
            }
        }

        end = int.MinValue;
        foreach (var term in phrase)
        {
            end = Math.Max(end, term.Start);
        }

        return true;
    }

    /// <summary>The term with the least start; of equal ones that which stands first in the phrase.</summary>
    private PhrasePositions Least(PhrasePositions? except)
    {
        PhrasePositions? least = null;
        foreach (var term in phrase)
        {
            if (term != except && (least is null || term.Start < least.Start))
            {
                least = term;
            }
        }

        return least!;
    }

    private bool MoveNext(PhrasePositions term)
    {
        var moved = term.MoveNext();
        end = moved ? Math.Max(end, term.Start) : end;
        return moved;
    }

    /// <summary>Moves on whichever stands behind, as long as two of the same terms share an occurrence; false if one has no further.</summary>
    private bool PartRepetitions(PhrasePositions moved)
    {
        while (SharingOccurrence(moved) is { } other)
        {
            // They stand at the same place, so that the later one in the phrase has the lesser start.
            moved = moved.Start < other.Start ? moved : other;
            if (!MoveNext(moved))
            {
                return false;
            }
        }

        return true;
    }

    private PhrasePositions? SharingOccurrence(PhrasePositions moved)
    {
        foreach (var same in repetitions)
        {
            if (same[0].Term == moved.Term)
            {
                foreach (var other in same)
                {
                    if (other != moved && other.Position == moved.Position)
                    {
                        return other;
                    }
                }
            }
        }

        return null;
    }
}
