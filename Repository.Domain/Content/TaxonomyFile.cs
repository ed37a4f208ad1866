using Repository.Domain.Taxonomy;

namespace Repository.Domain.Content;

/// <summary>A file of <c>taxonomy/</c>: one dimension and its terms.</summary>
/// <param name="Dimension">Null if the file does not say.</param>
internal sealed record TaxonomyFile(SourceFile Source, Dimension? Dimension, IReadOnlyList<TermEntry> Terms)
{
    public bool IsRight => !Source.Problems.Any;

    public static TaxonomyFile Read(SourceFile source)
    {
        if (source.Text is null || YamlReader.Read(source.Text, linesBefore: 0, source.Problems) is not { } map)
        {
            return new TaxonomyFile(source, null, []);
        }

        var keys = new KeyReader(map, source.Problems);
        keys.RefuseUnknown(["dimension", "terms"], "a taxonomy file");
        return DimensionOf(keys) is { } dimension ? new TaxonomyFile(source, dimension, TermsOf(keys, dimension)) : new TaxonomyFile(source, null, []);
    }

    private static Dimension? DimensionOf(KeyReader keys)
    {
        if (keys.RequiredText("dimension") is not { } name)
        {
            return null;
        }

        if (Dimensions.TryParse(name.Text, out var dimension))
        {
            return dimension;
        }

        keys.Problems.Add(name.Line, "dimension", $"There is no dimension “{KeyReader.Quote(name.Text)}”{NearestKey.Question(name.Text, Dimensions.All.Select(each => each.Name()))}");
        return null;
    }

    private static List<TermEntry> TermsOf(KeyReader keys, Dimension dimension)
    {
        if (keys.Keys.Entry("terms")?.Value is not YamlList { Items.Count: > 0 } list)
        {
            keys.Problems.Add(keys.LineOf("terms"), "terms", "“terms” must be a list of terms, each beginning with “- id:”.");
            return [];
        }

        var terms = new List<TermEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (item is not YamlMap map)
            {
                keys.Problems.Add(item.Line, "terms", $"A term is {item.Noun} here, but keys with values are meant, beginning with “- id:”.");
            }
            else if (new TermKeys(new KeyReader(map, keys.Problems), dimension).Read(terms.Count) is { } term)
            {
                if (!lines.TryAdd(term.Id, map.LineOf("id")))
                {
                    keys.Problems.Add(map.LineOf("id"), "id", $"The id “{term.Id}” is given twice, first on line {lines[term.Id]}.");
                }

                terms.Add(new TermEntry(term, map));
            }
        }

        return terms;
    }
}

/// <param name="Keys">As they stand in the file, for their lines.</param>
internal sealed record TermEntry(Term Term, YamlMap Keys);
