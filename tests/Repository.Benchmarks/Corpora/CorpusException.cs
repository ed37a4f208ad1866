using System.Globalization;

namespace Repository.Benchmarks.Corpora;

/// <summary>A file that was given cannot be used as it is; the message is for the person who gave it.</summary>
internal sealed class CorpusException(string message) : Exception(message)
{
    /// <param name="line">From 1.</param>
    public CorpusException(string file, int line, string reason)
        : this(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {reason}"))
    {
    }
}
