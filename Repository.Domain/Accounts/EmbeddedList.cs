namespace Repository.Domain.Accounts;

/// <summary>Lists that stand in files beside the code.</summary>
internal static class EmbeddedList
{
    /// <returns>The lines without comments.</returns>
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(EmbeddedList).Assembly.GetManifestResourceStream($"Accounts/{file}") ?? throw new FileNotFoundException("no such list", file);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith('#'))
            {
                yield return line;
            }
        }
    }
}
