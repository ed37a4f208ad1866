namespace Repository.Domain.Contributions.Kinds;

/// <summary>
/// One declared field of a kind. Whatever its type, its value is read and written as a list of texts: that is how front matter,
/// forms, tables and exports carry it. The declaration says the rest once, for all of them.
/// </summary>
public abstract record Field(string Name)
{
    /// <summary>Its permanent name: key in front matter, forms, JSON and CSV, and key of its label: kebab case.</summary>
    public string Name { get; } = Name;

    public FieldPlace Place { get; init; } = FieldPlace.Facts;

    /// <summary>An import without it is refused.</summary>
    public bool RequiredToImport { get; init; }

    /// <summary>A submission without it is refused.</summary>
    public bool RequiredToSubmit { get; init; }

    /// <summary>A submission without it is taken, but reviewers ask for it, and a page says that it is missing.</summary>
    public bool Expected { get; init; }

    /// <summary>How much a word in this field counts in a search; 0 leaves the field out.</summary>
    public double SearchWeight { get; init; }

    /// <summary>How many values it takes.</summary>
    public virtual int MaxValues => 1;

    /// <summary>The field's values; empty if it has none.</summary>
    public abstract IReadOnlyList<string> Read(RevisionContent content);

    /// <summary>The content with these values in place of the old ones. The values have been found right by <see cref="Problems"/>.</summary>
    public abstract RevisionContent Write(RevisionContent content, IReadOnlyList<string> values);

    /// <summary>What is wrong with the values by themselves; whether the field may be empty is the caller's question.</summary>
    public IEnumerable<FieldProblem> Problems(IReadOnlyList<string> values)
    {
        if (values.Count > MaxValues)
        {
            yield return new FieldProblem(Name, FieldRule.TooMany, MaxValues.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        foreach (var value in values)
        {
            if (ProblemOf(value) is { } problem)
            {
                yield return problem;
            }
        }
    }

    protected abstract FieldProblem? ProblemOf(string value);
}

/// <summary>Where a field stands on the record's page.</summary>
public enum FieldPlace
{
    /// <summary>Title and summary: the head of the page.</summary>
    Head,

    /// <summary>A section of the reading column, with a heading.</summary>
    Body,

    /// <summary>A name and value at the side.</summary>
    Facts,

    /// <summary>Shown through another field.</summary>
    Elsewhere,
}

public enum FieldRule
{
    Required,
    TooLong,
    TooMany,
    NotAYear,
    NotAFlag,
    NotALink,
    ControlCharacter,
    UnknownTerm,
    EndBeforeStart,

    /// <summary>A reviewer asked for a change here, which was neither made nor answered; the evidence is the remark.</summary>
    Unheeded,
}

/// <param name="Field">Name of the field.</param>
/// <param name="Evidence">The offending value or the limit, as the rule needs it.</param>
public sealed record FieldProblem(string Field, FieldRule Rule, string Evidence = "")
{
    /// <summary>The message in English, for the console; pages look theirs up by <see cref="Rule"/>.</summary>
    public string Message => Rule switch
    {
        FieldRule.Required => "is missing",
        FieldRule.TooLong => $"is longer than {Evidence} characters",
        FieldRule.TooMany => $"has more than {Evidence} values",
        FieldRule.NotAYear => $"“{Evidence}” is not a year between 1900 and 2100",
        FieldRule.NotAFlag => $"“{Evidence}” is neither true nor false",
        FieldRule.NotALink => $"“{Evidence}” is not an http or https address",
        FieldRule.ControlCharacter => "holds a control character",
        FieldRule.UnknownTerm => $"“{Evidence}” is not a term of this list",
        FieldRule.EndBeforeStart => $"“{Evidence}” is before the start",
        FieldRule.Unheeded => $"“{Evidence}” was asked for and is neither done nor answered",
        _ => Rule.ToString(),
    };
}
