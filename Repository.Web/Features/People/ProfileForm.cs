using System.Collections.Frozen;
using Repository.Domain.Data;
using Repository.Domain.People;

namespace Repository.Web.Features.People;

public sealed class ProfileForm
{
    private static readonly FrozenDictionary<string, ProfilePart> Parts = Enum.GetValues<ProfilePart>().ToFrozenDictionary(StoredName.Of);

    public string? About { get; set; }

    public string? Actor { get; set; }

    public string? Country { get; set; }

    public List<string> Spoken { get; set; } = [];

    public List<string> Objective { get; set; } = [];

    public List<string> Theme { get; set; } = [];

    /// <summary>One a line.</summary>
    public string? Links { get; set; }

    /// <summary>Parts that everybody sees.</summary>
    public List<string> Show { get; set; } = [];

    public long Version { get; set; }

    public Profile ToProfile(Guid accountId) => ProfileRules.Normalized(new Profile
    {
        AccountId = accountId,
        About = About ?? "",
        ActorType = Actor,
        Country = Country,
        Languages = [.. Spoken.Select(id => id ?? "")],
        Objectives = [.. Objective.Select(id => id ?? "")],
        Themes = [.. Theme.Select(id => id ?? "")],
        Links = (Links ?? "").Split('\n'),
        Public = Show.Where(name => name is not null && Parts.ContainsKey(name)).Select(name => Parts[name]).ToHashSet(),
        Version = Version,
    });
}
