using System.Globalization;

namespace Repository.EndlessWriter.Index;

/// <summary>What a commit says of itself, in its user data and on the console.</summary>
/// <param name="Life">Of the process that made it.</param>
/// <param name="Number">Of the commit within that life, from 1.</param>
/// <param name="IsExact">Whether it holds just so many operations of each thread; otherwise at least so many, as the threads went on meanwhile.</param>
/// <param name="Operations">By thread.</param>
public sealed record CommitData(int Life, int Number, bool IsExact, IReadOnlyList<int> Operations)
{
    private const string Key = "state";

    public static CommitData Of(IReadOnlyDictionary<string, string> userData) => Parse(userData[Key]);

    public static CommitData Parse(string text)
    {
        var parts = text.Split(' ');
        return new CommitData(Number(parts[0]), Number(parts[1]), bool.Parse(parts[2]), [.. parts.Skip(3).Select(Number)]);

        static int Number(string part) => int.Parse(part, CultureInfo.InvariantCulture);
    }

    public IReadOnlyDictionary<string, string> ToUserData() => new Dictionary<string, string>(StringComparer.Ordinal) { [Key] = ToString() };

    public override string ToString() => FormattableString.Invariant($"{Life} {Number} {IsExact} {string.Join(' ', Operations)}");
}
