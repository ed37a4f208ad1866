namespace Repository.Benchmarks.Corpora;

/// <summary>How the words of a query belong together.</summary>
internal enum QueryShape
{
    /// <summary>Any of the words; one that is repeated counts as often.</summary>
    Any,

    All,
    Phrase,

    /// <summary>The beginning of a term, which is not analyzed.</summary>
    Prefix,
}

/// <summary>One query: <c>{id, class, terms, filter?: {field, value}}</c> as in sets that measure speed, or <c>{id, text}</c> as in test collections.</summary>
/// <param name="Class">Queries of one class are measured together.</param>
internal sealed record CorpusQuery(string Id, string Class, QueryShape Shape, string Text, (string Field, string Value)? Filter)
{
    private const string ClassOfText = "text";

    /// <summary>Beginnings of classes: <c>and3</c> is an <c>and</c>.</summary>
    private static readonly (string Beginning, QueryShape Shape)[] Shapes =
    [
        ("term", QueryShape.Any), ("and", QueryShape.All), ("or", QueryShape.Any), ("phrase", QueryShape.Phrase), ("prefix", QueryShape.Prefix),
        ("natural", QueryShape.Any), ("filtered", QueryShape.Any), (ClassOfText, QueryShape.Any),
    ];

    /// <exception cref="CorpusException">A line is no such query, or there is none.</exception>
    public static List<CorpusQuery> ReadAll(string file)
    {
        var queries = JsonLine.ReadAll(file, Read);
        return queries.Count > 0 ? queries : throw new CorpusException($"{file}: no query");
    }

    private static CorpusQuery Read(JsonLine line)
    {
        if (!line.Has("terms") && !line.Has("text"))
        {
            throw line.Wrong("neither “terms” nor “text”");
        }

        var name = line.Has("terms") ? line.Text("class") : line.TextIfAny("class") ?? ClassOfText;
        var shape = ShapeOf(line, name);
        var terms = line.Has("terms") ? line.Texts("terms") : [line.Text("text")];
        return shape == QueryShape.Prefix && terms.Count != 1
            ? throw line.Wrong("a prefix query has one term")
            : new CorpusQuery(line.Text("id"), name, shape, string.Join(' ', terms), Filtering(line));
    }

    private static QueryShape ShapeOf(JsonLine line, string name)
    {
        foreach (var (beginning, shape) in Shapes)
        {
            if (name.StartsWith(beginning, StringComparison.Ordinal))
            {
                return shape;
            }
        }

        throw line.Wrong($"there is no class of queries “{name}”: it begins with {string.Join(", ", Shapes.Select(known => known.Beginning))}");
    }

    private static (string Field, string Value)? Filtering(JsonLine line)
    {
        if (line.MembersIfAny("filter") is not { } filter)
        {
            return null;
        }

        if (!filter.TryGetValue("field", out var field) || !filter.TryGetValue("value", out var value))
        {
            throw line.Wrong("“filter” has no “field” and “value”");
        }

        var name = line.TextOf("field", field);
        return CorpusSchema.FacetFields.Contains(name) ? (name, line.TextOf("value", value)) : throw line.Wrong($"there is no field “{name}” to filter by");
    }
}
