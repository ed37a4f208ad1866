namespace Repository.EndlessWriter.Index;

/// <summary>One step of a thread, known from its number alone: so anybody can say what an index holds after so many.</summary>
/// <param name="Id">Of a document that belongs to the thread.</param>
/// <param name="Body">What the document says from now on; null if it is deleted.</param>
public readonly record struct Operation(string Id, string? Body)
{
    /// <summary>Few enough that most operations meet a document that is there.</summary>
    private const int Ids = 200;

    private const int Words = 200;
    private const int LongestBody = 30;

    /// <param name="number">From 1.</param>
    public static Operation Of(int seed, int thread, int number)
    {
        // Not a hash of .NET's: those differ from process to process.
        var random = new Random(unchecked((((seed * 31) + thread) * 1_000_003) + number));
        var id = FormattableString.Invariant($"{thread}-{random.Next(Ids)}");
        return random.Next(4) == 0 ? new Operation(id, Body: null) : new Operation(id, BodyOf(random, number));
    }

    /// <summary>The thread whose document that is.</summary>
    public static int ThreadOf(string id) => int.Parse(id.AsSpan(0, id.IndexOf('-', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture);

    private static string BodyOf(Random random, int number) => string.Join(
        ' ',
        Enumerable.Range(0, random.Next(LongestBody)).Select(_ => FormattableString.Invariant($"w{random.Next(Words)}")).Prepend(FormattableString.Invariant($"step{number}")));
}
