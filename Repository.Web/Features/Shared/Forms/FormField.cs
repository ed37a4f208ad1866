using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Repository.Web.Features.Shared.Forms;

/// <summary>One control of a form with its label, help and error.</summary>
public sealed record FormField(string Name, FieldKind Kind, string Label)
{
    /// <summary>What browsers may fill in, as HTML names it.</summary>
    public string? Autocomplete { get; init; }

    public string? Help { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>What stands in it; of a box whether it is ticked: <c>true</c>.</summary>
    public string? Value { get; init; }

    public string? Error { get; init; }

    /// <summary>Of what is chosen and not typed.</summary>
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>Values that are chosen, of a list with several.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];

    /// <summary>Lines of an area.</summary>
    public int Rows { get; init; } = 4;

    /// <summary>The ids of help and error, as <c>aria-describedby</c> names them; null without either.</summary>
    public string? DescribedBy => (Help, Error) switch
    {
        (null, null) => null,
        (_, null) => $"{Name}-help",
        (null, _) => $"{Name}-error",
        _ => $"{Name}-help {Name}-error",
    };

    public bool IsChosen(FieldOption option) => Kind == FieldKind.Picks ? Chosen.Contains(option.Value, StringComparer.Ordinal) : (Value ?? "") == option.Value;

    /// <summary>With what was typed and what is wrong with it. What stands in a password field is never sent back.</summary>
    public FormField In(ModelStateDictionary state) => !state.TryGetValue(Name, out var entry) ? this : this with
    {
        Value = Kind is FieldKind.Password ? null : entry.AttemptedValue ?? Value,
        Chosen = Kind != FieldKind.Picks ? Chosen : entry.RawValue switch
        {
            string[] several => several,
            string one => [one],
            _ => Chosen,
        },
        Error = entry.Errors.FirstOrDefault()?.ErrorMessage,
    };
}

public enum FieldKind
{
    Text,
    Email,
    Password,
    Box,

    /// <summary>Several lines.</summary>
    Area,

    /// <summary>Words to look for.</summary>
    Search,

    /// <summary>One of a folded list.</summary>
    Select,

    /// <summary>One of a list that stands open.</summary>
    Choices,

    /// <summary>Any number of a list.</summary>
    Picks,
}
