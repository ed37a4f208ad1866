using DiffPlex;

namespace Repository.Domain.Contributions.Differences;

/// <summary>Two texts beside each other, word by word.</summary>
/// <remarks>
/// Paragraphs are compared first, then the sentences of those that changed, then the words of those: thus a long text costs little, and what is the same far apart
/// is not matched. Where even that is too long, or two passages have next to no word in common, the old one is shown as removed and the new one as added.
/// </remarks>
public static class TextDifference
{
    /// <summary>Of pieces of the one text by pieces of the other, over all comparisons: some 20 ms in the worst case.</summary>
    private const long MostPairs = 4_000_000;

    /// <summary>A shorter passage is compared by words whatever it has in common.</summary>
    private const int FewWords = 12;

    /// <summary>Of the words of the shorter passage: with less in common, single words that happen to be the same only make it harder to read.</summary>
    private const double LeastShare = 0.2;

    private static readonly Func<string, string[]>[] Levels = [TextPieces.Paragraphs, TextPieces.Sentences, TextPieces.Words];

    /// <returns>No two that follow each other in the same state; where both stand side by side the removed one comes first. Empty if both texts are.</returns>
    public static IReadOnlyList<DifferencePiece> Of(string before, string after)
    {
        var pairsLeft = MostPairs;
        var pieces = new PieceList();
        Compare(before, after, level: 0, ref pairsLeft, pieces);
        return pieces.Done();
    }

    private static void Compare(string before, string after, int level, ref long pairsLeft, PieceList pieces)
    {
        if (before.Length == 0 || after.Length == 0 || level == Levels.Length || before == after)
        {
            pieces.Add(before, after);
            return;
        }

        var (left, right) = (Levels[level](before), Levels[level](after));
        var start = left.AsSpan().CommonPrefixLength(right);
        var end = 0;
        while (end < Math.Min(left.Length, right.Length) - start && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }

        pieces.AddSame(string.Concat(left[..start]));
        CompareMiddle(left[start..^end], right[start..^end], level, ref pairsLeft, pieces);
        pieces.AddSame(string.Concat(left[^end..]));
    }

    private static void CompareMiddle(string[] left, string[] right, int level, ref long pairsLeft, PieceList pieces)
    {
        var (before, after, pairs) = (string.Concat(left), string.Concat(right), (long)left.Length * right.Length);
        if (pairs == 0 || pairs > pairsLeft || (level == Levels.Length - 1 && HaveLittleInCommon(left, right)))
        {
            pieces.Add(before, after);
            return;
        }

        pairsLeft -= pairs;
        var (i, j) = (0, 0);
        foreach (var block in new Differ().CreateCustomDiffs(before, after, false, text => ReferenceEquals(text, before) ? left : right).DiffBlocks)
        {
            pieces.AddSame(string.Concat(left[i..block.DeleteStartA]));
            (i, j) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
            Compare(string.Concat(left[block.DeleteStartA..i]), string.Concat(right[block.InsertStartB..j]), level + 1, ref pairsLeft, pieces);
        }

        pieces.AddSame(string.Concat(left[i..]));
    }

    private static bool HaveLittleInCommon(string[] left, string[] right)
    {
        var (fewer, more) = (WordsOf(left), WordsOf(right));
        if (fewer.Count > more.Count)
        {
            (fewer, more) = (more, fewer);
        }

        if (fewer.Count < FewWords)
        {
            return false;
        }

        var counts = more.CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var common = fewer.CountBy(word => word, StringComparer.Ordinal).Sum(word => Math.Min(word.Value, counts.GetValueOrDefault(word.Key)));
        return common < fewer.Count * LeastShare;
    }

    private static List<string> WordsOf(string[] pieces) => [.. pieces.Where(TextPieces.IsWord)];

    /// <summary>Joins what follows each other, and what only white space parts.</summary>
    private sealed class PieceList
    {
        private readonly List<DifferencePiece> pieces = [];
        private string removed = "";
        private string added = "";

        public void Add(string before, string after)
        {
            if (before == after)
            {
                AddSame(before);
                return;
            }

            // A single space between two changed words would cut one change into many.
            if (removed.Length + added.Length == 0 && pieces is [.., { State: not PieceState.Same }, { State: PieceState.Same } gap] && string.IsNullOrWhiteSpace(gap.Text) && !gap.Text.Contains('\n', StringComparison.Ordinal))
            {
                pieces.RemoveAt(pieces.Count - 1);
                (removed, added) = (gap.Text, gap.Text);
                TakeLast();
            }

            removed += before;
            added += after;
        }

        public void AddSame(string text)
        {
            if (text.Length == 0)
            {
                return;
            }

            Flush();
            if (pieces is [.., { State: PieceState.Same } last])
            {
                pieces[^1] = last with { Text = last.Text + text };
            }
            else
            {
                pieces.Add(new DifferencePiece(PieceState.Same, text));
            }
        }

        public List<DifferencePiece> Done()
        {
            Flush();
            return pieces;
        }

        private void Flush()
        {
            if (removed.Length > 0)
            {
                pieces.Add(new DifferencePiece(PieceState.Removed, removed));
            }

            if (added.Length > 0)
            {
                pieces.Add(new DifferencePiece(PieceState.Added, added));
            }

            (removed, added) = ("", "");
        }

        /// <summary>Opens the last change again.</summary>
        private void TakeLast()
        {
            if (pieces is [.., { State: PieceState.Added } addition])
            {
                added = addition.Text + added;
                pieces.RemoveAt(pieces.Count - 1);
            }

            if (pieces is [.., { State: PieceState.Removed } removal])
            {
                removed = removal.Text + removed;
                pieces.RemoveAt(pieces.Count - 1);
            }
        }
    }
}
