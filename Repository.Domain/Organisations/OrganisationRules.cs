using System.Globalization;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Organisations;

/// <summary>What an organisation may be.</summary>
public static class OrganisationRules
{
    /// <summary>Names trimmed, empty ones left out; domains as they are compared, those that are none as they were typed.</summary>
    public static Organisation Normalized(Organisation organisation) => organisation with
    {
        Names = new LocalizedText(organisation.Names.All.Select(pair => (pair.Key, Value: Line(pair.Value))).Where(pair => pair.Value.Length > 0).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)),
        Country = string.IsNullOrEmpty(organisation.Country) ? null : organisation.Country,
        Description = organisation.Description.ReplaceLineEndings("\n").Trim(),
        Domains = [.. organisation.Domains.Select(typed => typed.Trim()).Where(typed => typed.Length > 0).Select(typed => WebDomain.Normalized(typed) ?? typed).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };

    /// <param name="organisation">Normalized.</param>
    public static IReadOnlyList<OrganisationProblem> Check(Organisation organisation, TaxonomyTree taxonomy) =>
    [
        .. OfNames([.. organisation.Names.All.Values]),
        .. When(taxonomy.Find(Dimension.ActorType, organisation.ActorType) is null, OrganisationProblem.UnknownActorType),
        .. When(organisation.Country is { } country && taxonomy.Find(Dimension.Country, country) is null, OrganisationProblem.UnknownCountry),
        .. When(organisation.Description.Length > Organisation.MaxDescription, OrganisationProblem.DescriptionTooLong),
        .. When(organisation.Domains.Count > Organisation.MaxDomains, OrganisationProblem.TooManyDomains),
        .. When(!organisation.Domains.All(domain => WebDomain.Normalized(domain) == domain), OrganisationProblem.NoDomain),
        .. When(organisation.Domains.Any(domain => WebDomain.Normalized(domain) == domain && !WebDomain.MayBeOwned(domain)), OrganisationProblem.OpenDomain),
    ];

    private static IEnumerable<OrganisationProblem> OfNames(IReadOnlyList<string> names) =>
    [
        .. When(names.Count == 0, OrganisationProblem.NoName),
        .. When(names.Any(name => name.Length > Organisation.MaxName), OrganisationProblem.NameTooLong),
        .. When(names.Any(name => name.Any(IsUnseen) || !name.Any(char.IsLetterOrDigit)), OrganisationProblem.NameHasControls),
    ];

    private static IEnumerable<OrganisationProblem> When(bool holds, OrganisationProblem problem) => holds ? [problem] : [];

    private static string Line(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Joiners belong to some scripts; other characters that show nothing do not.</summary>
    private static bool IsUnseen(char c) => c is not ('\u200C' or '\u200D') && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
