namespace Repository.Domain.Content;

/// <summary>
/// YAML as it is written: a scalar is its text, whatever it looks like. Norway's <c>no</c> stays a text, and 007 keeps its zeros;
/// what a text means is the field's question.
/// </summary>
/// <param name="Line">In the file, from 1.</param>
internal abstract record YamlValue(int Line)
{
    /// <summary>What it is, for a sentence.</summary>
    public abstract string Noun { get; }
}

internal sealed record YamlText(int Line, string Text) : YamlValue(Line)
{
    public override string Noun => "a text";
}

internal sealed record YamlList(int Line, IReadOnlyList<YamlValue> Items) : YamlValue(Line)
{
    public override string Noun => "a list";
}

internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlValue(Line)
{
    public override string Noun => "a map of keys and values";

    public YamlEntry? Entry(string key) => Entries.FirstOrDefault(entry => entry.Key == key);

    /// <summary>The line of that key, or of the map where it has none.</summary>
    public int LineOf(string key) => Entry(key)?.Line ?? Line;
}

internal sealed record YamlEntry(string Key, int Line, YamlValue Value);
