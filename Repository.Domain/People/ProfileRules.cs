using System.Globalization;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.People;

/// <summary>What a profile may hold.</summary>
public static class ProfileRules
{
    /// <summary>Line ends as they are stored, nothing around a text, no link or term twice.</summary>
    public static Profile Normalized(Profile profile) => profile with
    {
        About = profile.About.ReplaceLineEndings("\n").Trim(),
        ActorType = string.IsNullOrEmpty(profile.ActorType) ? null : profile.ActorType,
        Country = string.IsNullOrEmpty(profile.Country) ? null : profile.Country,
        Languages = Sorted(profile.Languages),
        Objectives = Sorted(profile.Objectives),
        Themes = Sorted(profile.Themes),
        Links = [.. profile.Links.Select(link => link.Trim()).Where(link => link.Length > 0).Distinct(StringComparer.Ordinal)],
    };

    /// <param name="profile">Normalized.</param>
    public static IReadOnlyList<ProfileProblem> Check(Profile profile, TaxonomyTree taxonomy)
    {
        var problems = new List<ProfileProblem>();
        Add(profile.About.Length > Profile.MaxAbout, ProfileProblem.AboutTooLong);
        Add(profile.About.Any(IsControl), ProfileProblem.AboutHasControls);
        Add(profile.Links.Count > Profile.MaxLinks, ProfileProblem.TooManyLinks);
        Add(profile.Links.Any(link => link.Length > Profile.MaxLink), ProfileProblem.LinkTooLong);
        Add(!profile.Links.All(IsAddress), ProfileProblem.LinkIsNoAddress);
        Add(profile.Terms.Any(term => taxonomy.Find(term) is null), ProfileProblem.UnknownTerm);
        return problems;

        void Add(bool holds, ProfileProblem problem)
        {
            if (holds)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>Whole, http or https, to a named host, without a name or password in front of it that could pass for the host.</summary>
    public static bool IsAddress(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && link.StartsWith(address.Scheme + "://", StringComparison.OrdinalIgnoreCase)
        && address.UserInfo.Length == 0 && !link.Contains('\\', StringComparison.Ordinal) && !link.Any(c => char.IsWhiteSpace(c) || IsControl(c))
        && address.HostNameType == UriHostNameType.Dns && address.IdnHost.Contains('.', StringComparison.Ordinal);

    /// <summary>Tabs and line ends are text; what turns the direction of text or cannot be seen is not.</summary>
    private static bool IsControl(char c) =>
        c is not ('\n' or '\t') && (char.GetUnicodeCategory(c) is UnicodeCategory.Control || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF');

    private static IReadOnlyList<string> Sorted(IReadOnlyList<string> ids) =>
        [.. ids.Where(id => id.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(id => id.Length).ThenBy(id => id, StringComparer.Ordinal)];
}
