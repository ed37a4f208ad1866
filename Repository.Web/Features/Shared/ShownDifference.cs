using Repository.Domain.Contributions.Differences;

namespace Repository.Web.Features.Shared;

/// <summary>What became of a field, for the partial view <c>_Difference</c>.</summary>
/// <param name="Language">In which the field is written; null where that changed.</param>
public sealed record ShownDifference(FieldDifference Field, string? Language);
