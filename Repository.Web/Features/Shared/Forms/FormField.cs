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

    /// <summary>With what was typed and what is wrong with it. What stands in a password field is never sent back.</summary>
    public FormField In(ModelStateDictionary state) => !state.TryGetValue(Name, out var entry) ? this : this with
    {
        Value = Kind is FieldKind.Password ? null : entry.AttemptedValue ?? Value,
        Error = entry.Errors.FirstOrDefault()?.ErrorMessage,
    };
}

public enum FieldKind
{
    Text,
    Email,
    Password,
    Box,
}
