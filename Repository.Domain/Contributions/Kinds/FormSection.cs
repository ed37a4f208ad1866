namespace Repository.Domain.Contributions.Kinds;

/// <summary>A part of the form that is filled in and saved at once.</summary>
/// <param name="Name">Permanent: part of its address, and key of its heading. Kebab case.</param>
/// <param name="Fields">Names of its fields, in the order in which they are asked.</param>
public sealed record FormSection(string Name, params IReadOnlyList<string> Fields);
