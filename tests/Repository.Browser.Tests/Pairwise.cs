using Repository.TestSupport;

namespace Repository.Browser.Tests;

/// <summary>
/// A reader for each kind of page, in the long run three; over all kinds every pair of language, width, colours and size of text occurs.
/// Kinds that differ from another in their words alone get one reader always.
/// </summary>
internal static class Pairwise
{
    public static readonly int[] Widths = [320, 768, 1280];

    /// <summary>Three answers to a yes-or-no question, both of them among the three.</summary>
    private static readonly bool[][] Answers =
    [
        [true, false, false], [false, true, false], [false, false, true],
        [false, true, true], [true, false, true], [true, true, false],
    ];

    public static IReadOnlyList<(string Language, Reader Reader)> Of(string kind)
    {
        var at = PageKinds.ByName.Keys.Index().First(entry => entry.Item == kind).Index;
        var dark = Answers[at / 3 % Answers.Length];
        var large = Answers[(at + (at / 3)) % Answers.Length];
        var readers = PageKinds.Languages.Select((language, i) =>
            (language, new Reader { Width = Widths[(i + at) % Widths.Length], Dark = dark[i], LargeText = large[i] }));
        return [.. PageKinds.ByName[kind].Like is not null ? readers.Skip(at % 3).Take(1) : TestEffort.Of(quick: false, full: false, extended: true) ? readers : readers.Skip(at / 3 % 3).Take(1)];
    }
}
