using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Repository.Web.Features.Shared.Forms;

/// <summary>What is wrong with a form, for the summary above it.</summary>
/// <param name="General">What is wrong with no one field; null if each error has its field.</param>
public sealed record FormErrors(string? General, IReadOnlyList<FormField> Fields)
{
    public bool IsEmpty => General is null && Fields.Count == 0;

    public static FormErrors Of(ModelStateDictionary state, IEnumerable<FormField> fields) => new(
        state.TryGetValue("", out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null,
        [.. fields.Where(field => field.Error is not null)]);
}
