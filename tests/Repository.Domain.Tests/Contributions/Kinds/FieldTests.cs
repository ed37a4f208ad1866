using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Tests.Contributions.Kinds;

/// <summary>Every field that any kind declares, one after the other: a new field is tested by being declared.</summary>
public sealed class FieldTests
{
    public static TheoryData<string, string> Declared => [.. KindCatalogue.All.SelectMany(kind => kind.Fields.Select(declared => (kind.Name, declared.Name)))];

    public static TheoryData<string> Kinds => [.. KindCatalogue.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Declared))]
    public void What_is_written_is_read(string kindName, string fieldName)
    {
        var (kind, field) = Find(kindName, fieldName);
        var values = Values(field);

        Assert.Empty(field.Problems(values));
        Assert.Equal(values, field.Read(field.Write(kind.Empty("en"), values)));
    }

    [Theory]
    [MemberData(nameof(Declared))]
    public void What_is_written_outlives_the_document(string kindName, string fieldName)
    {
        var (kind, field) = Find(kindName, fieldName);
        var written = field.Write(kind.Empty("en"), Values(field));

        var read = written with { Fields = kind.Deserialize(kind.Serialize(written.Fields), kind.SchemaVersion) };

        Assert.Equal(Values(field), field.Read(read));
    }

    [Theory]
    [MemberData(nameof(Declared))]
    public void A_field_leaves_the_others_alone(string kindName, string fieldName)
    {
        var (kind, field) = Find(kindName, fieldName);
        var full = kind.Fields.Aggregate(kind.Empty("en"), (content, other) => other.Write(content, Values(other)));

        var emptied = field.Write(full, []);

        Assert.Empty(field.Read(emptied));
        Assert.All(kind.Fields.Where(other => other != field), other => Assert.Equal(Values(other), other.Read(emptied)));
    }

    [Theory]
    [MemberData(nameof(Declared))]
    public void One_value_too_many_is_a_problem(string kindName, string fieldName)
    {
        var (_, field) = Find(kindName, fieldName);
        var values = Enumerable.Repeat(Values(field)[0], field.MaxValues + 1).ToList();

        Assert.Contains(field.Problems(values), problem => problem.Rule == FieldRule.TooMany && problem.Field == fieldName);
    }

    [Theory]
    [MemberData(nameof(Declared))]
    public void A_wrong_value_is_a_problem(string kindName, string fieldName)
    {
        var (_, field) = Find(kindName, fieldName);

        Assert.All(WrongValues(field), wrong => Assert.NotEmpty(field.Problems([wrong])));
    }

    [Theory]
    [MemberData(nameof(Declared))]
    public void A_problem_says_in_words_what_is_wrong(string kindName, string fieldName)
    {
        var (_, field) = Find(kindName, fieldName);

        Assert.All(WrongValues(field).SelectMany(wrong => field.Problems([wrong])), problem => Assert.NotEqual(problem.Rule.ToString(), problem.Message));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Names_are_unique_and_in_kebab_case(string kindName)
    {
        var names = KindCatalogue.Named(kindName).Fields.Select(field => field.Name).ToList();

        Assert.Equal(names.Distinct(), names);
        Assert.All(names, name => Assert.Matches("^[a-z]+(-[a-z]+)*$", name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_is_found_by_name_and_path_and_has_title_and_summary(string kindName)
    {
        var kind = KindCatalogue.Named(kindName);

        Assert.Same(kind, KindCatalogue.AtPath(kind.PathSegment));
        Assert.Equal(("title", "summary"), (kind.Title.Name, kind.Summary.Name));
        Assert.Equal(("", ""), (kind.Empty("en").Title, kind.Empty("en").Summary));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_document_of_another_version_is_refused(string kindName)
    {
        var kind = KindCatalogue.Named(kindName);

        Assert.Throws<System.Text.Json.JsonException>(() => kind.Deserialize("{}", kind.SchemaVersion + 1));
        Assert.Throws<System.Text.Json.JsonException>(() => kind.Deserialize("null", kind.SchemaVersion));
    }

    private static (Kind Kind, Field Field) Find(string kindName, string fieldName)
    {
        var kind = KindCatalogue.Named(kindName);
        return (kind, kind.FieldNamed(fieldName)!);
    }

    private static IReadOnlyList<string> Values(Field field) => field switch
    {
        TextField => ["“One line”, quoted & <marked>"],
        ProseField => ["Two\n\n*paragraphs*\twith “marks” – 中文 😀"],
        YearField => ["2019"],
        FlagField => ["true"],
        LinkField link => link.MaxValues > 1 ? ["https://example.org/a?b=c&d=%20", "http://пример.example/"] : ["https://example.org/a?b=c&d=%20"],
        ListField => ["City of A", "Ministry, of “B”"],
        TermsField terms => terms.MaxValues > 1 ? ["16", "2"] : ["16"],
        _ => throw new NotSupportedException($"say what a {field.GetType().Name} takes"),
    };

    private static IReadOnlyList<string> WrongValues(Field field) => field switch
    {
        TextField text => ["two\nlines", "bell\a", "null\0", new string('x', text.MaxLength + 1)],
        ProseField prose => ["escape\u001B", "null\0", new string('x', prose.MaxLength + 1)],
        YearField => ["", "1899", "2101", "20 19", "-2019", "MMXIX", "2019.0"],
        FlagField => ["", "yes", "True"],
        LinkField => ["", "example.org", "ftp://example.org/", "javascript:alert(1)", "https://user@example.org/", "https://a b.example/", "https:///path", "https://example.org/" + new string('x', 2_000)],
        ListField list => ["", "two\nlines", "null\0", new string('x', list.MaxLength + 1)],
        TermsField => ["", new string('x', 101)],
        _ => throw new NotSupportedException($"say what a {field.GetType().Name} refuses"),
    };
}
