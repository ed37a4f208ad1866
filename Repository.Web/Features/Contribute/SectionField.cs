using Repository.Web.Features.Reviews;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Contribute;

/// <summary>A question of the form, as it is shown: the control with what stands around it.</summary>
public sealed record SectionField(FormField Form, SectionControl Control)
{
    /// <summary>Beside the label: that it may stay empty.</summary>
    public string? Note { get; init; }

    public string? Example { get; init; }

    /// <summary>How many words there are, of a text of which they are counted.</summary>
    public int? Words { get; init; }

    /// <summary>How many there may be; 0 where nothing is said.</summary>
    public int MostWords { get; init; }

    /// <summary>Options by the term above them; one without a label where they have none.</summary>
    public IReadOnlyList<OptionGroup> Groups { get; init; } = [];

    /// <summary>Of several chosen ones, the one that counts most; null where none does.</summary>
    public string? Primary { get; init; }

    /// <summary>Whether one of several counts most.</summary>
    public bool HasPrimary { get; init; }

    /// <summary>What somebody else has saved meanwhile, where it differs.</summary>
    public string? Meanwhile { get; init; }

    /// <summary>The same beside what was typed, where both say something.</summary>
    public ShownDifference? Difference { get; init; }

    /// <summary>What the reviewer has said of it and is not settled.</summary>
    public IReadOnlyList<AuthorRemark> Remarks { get; init; } = [];

    /// <summary>What is written here is in the record's language.</summary>
    public string? Language { get; init; }

    public string? DescribedBy => string.Join(' ', new[] { Form.DescribedBy, Words is null ? null : $"{Form.Name}-words" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}

public sealed record OptionGroup(string? Label, IReadOnlyList<FieldOption> Options);

public enum SectionControl
{
    Line,
    Text,

    /// <summary>One line a value.</summary>
    Lines,
    Year,
    Flag,
    Link,
    OneOfFew,
    OneOfMany,
    Several,
}
