using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Contributions.Checks;

/// <summary>A contribution as the checks look at it: its texts are read once.</summary>
internal sealed class CheckedContent
{
    public CheckedContent(RevisionContent content, TaxonomyTree taxonomy, DateOnly today)
    {
        Content = content;
        Taxonomy = taxonomy;
        Today = today;
        Texts = [.. Fields.Where(field => field is TextField or ProseField or ListField).SelectMany(TextsOf)];
        Prose = [.. Texts.Where(text => text.Field is ProseField)];
    }

    public RevisionContent Content { get; }

    public TaxonomyTree Taxonomy { get; }

    public DateOnly Today { get; }

    public IReadOnlyList<Field> Fields => Content.Kind.Fields;

    /// <summary>What people wrote, in the order of the form; without what is blank.</summary>
    public IReadOnlyList<FieldText> Texts { get; }

    public IReadOnlyList<FieldText> Prose { get; }

    public IReadOnlyList<string> Values(Field field) => field.Read(Content);

    public FieldText? TextOf(Field field) => Texts.FirstOrDefault(text => text.Field == field);

    public bool IsEmpty(Field field) => Values(field).All(string.IsNullOrWhiteSpace);

    /// <summary>The field's place in the form; past the last for one that is not declared.</summary>
    public int PlaceOf(string field)
    {
        var place = 0;
        while (place < Fields.Count && Fields[place].Name != field)
        {
            place++;
        }

        return place;
    }

    private IEnumerable<FieldText> TextsOf(Field field) =>
        Values(field).Select((value, i) => new FieldText(field, i, value)).Where(text => !string.IsNullOrWhiteSpace(text.Value));
}

/// <param name="Index">Which of the field's values, from 0.</param>
/// <param name="Value">As it was written.</param>
internal sealed record FieldText(Field Field, int Index, string Value)
{
    private List<TextSpan>? words;
    private List<string>? folded;
    private int? wordCount;

    /// <summary>The value with addresses blanked out: they are no words of a person. Offsets are those of the value.</summary>
    public string Text { get; } = Addresses.Blank(Value);

    public IReadOnlyList<TextSpan> Words => words ??= Checks.Words.In(Text);

    /// <summary>The words folded, for comparison.</summary>
    public IReadOnlyList<string> FoldedWords => folded ??= [.. Words.Select(word => Checks.Words.Fold(word.Of(Text)))];

    public int WordCount => wordCount ??= Checks.WordCount.Of(Text, Words);

    public Finding Finding(CheckRule rule, Severity severity, params IReadOnlyList<string> evidence) => new(rule, severity, Field.Name) { Evidence = evidence };

    public Finding Finding(CheckRule rule, Severity severity, int offset, int length, params IReadOnlyList<string> evidence) =>
        new(rule, severity, Field.Name) { Evidence = evidence, Mark = new TextMark(Index, offset, length) };
}
