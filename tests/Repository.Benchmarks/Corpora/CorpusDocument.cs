namespace Repository.Benchmarks.Corpora;

/// <summary>One document of a corpus file: <c>{id, title, text, lang?, objectives?, themes?, region?, country?, actors?, year?}</c>.</summary>
/// <param name="Language">English if the file does not say it.</param>
/// <param name="Facets">Field and value.</param>
internal sealed record CorpusDocument(string Id, string Title, string Text, string Language, IReadOnlyList<(string Field, string Value)> Facets, int? Year)
{
    private const string English = "en";

    /// <exception cref="CorpusException">A line is no such document, or there is none.</exception>
    public static List<CorpusDocument> ReadAll(string file)
    {
        var documents = JsonLine.ReadAll(file, Read);
        return documents.Count > 0 ? documents : throw new CorpusException($"{file}: no document");
    }

    private static CorpusDocument Read(JsonLine line) => new(
        line.Text("id"),
        line.Text("title"),
        line.Text("text"),
        line.TextIfAny("lang") ?? English,
        [.. CorpusSchema.FacetFields.SelectMany(field => line.Texts(field).Select(value => (field, value)))],
        line.IntegerIfAny("year"));
}
