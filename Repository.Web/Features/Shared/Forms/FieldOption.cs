namespace Repository.Web.Features.Shared.Forms;

/// <summary>One of the values of a field that is chosen, not typed.</summary>
/// <param name="Language">Of the label, where it is not the page's.</param>
public sealed record FieldOption(string Value, string Label, string? Language = null);
