using System.Globalization;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Contributions.Kinds;

/// <summary>A field whose value is a property of the kind's content record.</summary>
public abstract record ContentField(string Name, Func<object, IReadOnlyList<string>> Get, Func<object, IReadOnlyList<string>, object> With) : Field(Name)
{
    public sealed override IReadOnlyList<string> Read(RevisionContent content) => Get(content.Fields);

    public sealed override RevisionContent Write(RevisionContent content, IReadOnlyList<string> values) => content with { Fields = With(content.Fields, values) };

    /// <summary>No control characters but tab and line ends: U+0000 breaks databases, the others terminals.</summary>
    protected static bool HasControlCharacter(string text) => text.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'));
}

/// <summary>Text of one line.</summary>
public sealed record TextField(string Name, Func<object, IReadOnlyList<string>> Get, Func<object, IReadOnlyList<string>, object> With) : ContentField(Name, Get, With)
{
    /// <summary>In UTF-16 code units.</summary>
    public int MaxLength { get; init; } = 300;

    /// <summary>Words that a reader takes in at most; 0 if the field says nothing of that.</summary>
    public int MaxWords { get; init; }

    protected override FieldProblem? ProblemOf(string value) =>
        value.Length > MaxLength ? new(Name, FieldRule.TooLong, MaxLength.ToString(CultureInfo.InvariantCulture))
        : HasControlCharacter(value) || value.Contains('\n', StringComparison.Ordinal) ? new(Name, FieldRule.ControlCharacter)
        : null;
}

/// <summary>Text of paragraphs, in Markdown.</summary>
public sealed record ProseField(string Name, Func<object, IReadOnlyList<string>> Get, Func<object, IReadOnlyList<string>, object> With) : ContentField(Name, Get, With)
{
    public int MaxLength { get; init; } = 20_000;

    /// <summary>Words that a reader needs at least, where there are any; 0 if the field says nothing of that.</summary>
    public int MinWords { get; init; }

    /// <summary>Words that a reader takes in at most; 0 if the field says nothing of that.</summary>
    public int MaxWords { get; init; }

    /// <summary>Here is room for what was hard or went wrong.</summary>
    public bool TellsDifficulties { get; init; }

    protected override FieldProblem? ProblemOf(string value) =>
        value.Length > MaxLength ? new(Name, FieldRule.TooLong, MaxLength.ToString(CultureInfo.InvariantCulture))
        : HasControlCharacter(value) ? new(Name, FieldRule.ControlCharacter)
        : null;
}

/// <summary>Several short texts: organisations, places.</summary>
public sealed record ListField(string Name, Func<object, IReadOnlyList<string>> Get, Func<object, IReadOnlyList<string>, object> With) : ContentField(Name, Get, With)
{
    public override int MaxValues => 50;

    public int MaxLength { get; init; } = 300;

    protected override FieldProblem? ProblemOf(string value) =>
        value.Length == 0 ? new(Name, FieldRule.Required)
        : value.Length > MaxLength ? new(Name, FieldRule.TooLong, MaxLength.ToString(CultureInfo.InvariantCulture))
        : HasControlCharacter(value) || value.Contains('\n', StringComparison.Ordinal) ? new(Name, FieldRule.ControlCharacter)
        : null;
}

public sealed record YearField(string Name, Func<object, IReadOnlyList<string>> Get, Func<object, IReadOnlyList<string>, object> With) : ContentField(Name, Get, With)
{
    public YearRole Role { get; init; }

    /// <summary>For the last year: contributions that ended before this one are of less use; 0 if none is.</summary>
    public int WishedFrom { get; init; }

    protected override FieldProblem? ProblemOf(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2100 ? null : new(Name, FieldRule.NotAYear, value);
}

/// <summary>What a year says of the time of a contribution.</summary>
public enum YearRole
{
    /// <summary>A year of its own, as that of a publication.</summary>
    Point,

    First,

    Last,
}

public sealed record FlagField(string Name, Func<object, IReadOnlyList<string>> Get, Func<object, IReadOnlyList<string>, object> With) : ContentField(Name, Get, With)
{
    /// <summary>Set, it says that there is no last year yet.</summary>
    public bool MeansOngoing { get; init; }

    protected override FieldProblem? ProblemOf(string value) => value is "true" or "false" ? null : new(Name, FieldRule.NotAFlag, value);
}

/// <summary>Addresses on the web: http and https only.</summary>
public sealed record LinkField(string Name, Func<object, IReadOnlyList<string>> Get, Func<object, IReadOnlyList<string>, object> With) : ContentField(Name, Get, With)
{
    /// <summary>Browsers and servers agree up to about this length.</summary>
    public const int MaxLength = 2_000;

    public override int MaxValues => Many ? 20 : 1;

    public bool Many { get; init; }

    protected override FieldProblem? ProblemOf(string value) =>
        value.Length <= MaxLength && !value.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.UserInfo.Length == 0
            ? null
            : new(Name, FieldRule.NotALink, value);
}

/// <summary>Terms of one dimension; they are rows of the revision, not part of its document.</summary>
public sealed record TermsField(string Name, Dimension Dimension) : Field(Name)
{
    public override int MaxValues => Max;

    public int Max { get; init; } = 300;

    public override IReadOnlyList<string> Read(RevisionContent content) => [.. content.TermsOf(Dimension).Select(term => term.TermId)];

    /// <summary>Keeps for a term that stays whether editors assigned it.</summary>
    public override RevisionContent Write(RevisionContent content, IReadOnlyList<string> values)
    {
        var byEditors = content.TermsOf(Dimension).ToDictionary(term => term.TermId, term => term.ByEditors, StringComparer.Ordinal);
        var written = values.Select(id => new AssignedTerm(Dimension, id, byEditors.GetValueOrDefault(id)));
        return content with { Terms = [.. content.Terms.Where(term => term.Dimension != Dimension), .. written] };
    }

    protected override FieldProblem? ProblemOf(string value) => value.Length is > 0 and <= 100 ? null : new(Name, FieldRule.UnknownTerm, value);
}
