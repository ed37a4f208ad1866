using System.Text;

namespace Repository.Benchmarks.Corpus;

/// <summary>Names of people and places that no text holds yet: a large collection keeps meeting new words, which sentences of a small one would not show.</summary>
internal static class InventedNames
{
    private const int Distinct = 200_000;

    private static readonly string[] Syllables = ["ba", "ko", "li", "mar", "ne", "ru", "sa", "ti", "vo", "zan", "del", "fi", "gu", "hor", "ja", "pe"];

    /// <summary>One of <see cref="Distinct"/> names; the first ones come much more often, as names do (Zipf with exponent 1).</summary>
    public static string Next(Random random)
    {
        // The inverse of the distribution function of a continuous 1/x law.
        var rank = (int)Math.Pow(Distinct, random.NextDouble());
        var name = new StringBuilder();
        for (var rest = rank + Syllables.Length; rest > 0; rest /= Syllables.Length)
        {
            name.Append(Syllables[rest % Syllables.Length]);
        }

        name[0] = char.ToUpperInvariant(name[0]);
        return name.ToString();
    }
}
