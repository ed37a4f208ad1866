namespace Repository.Domain.Audit;

/// <summary>The fields that the audit log knows. A new one states its kind here, and thereby what may be told of it.</summary>
public static class AuditFields
{
    private static readonly Dictionary<string, AuditField> ByName = new(StringComparer.Ordinal);

    public static readonly PlainField Role = Add(new PlainField("role"));

    /// <summary>Where a role holds: everything, or one theme, region or space.</summary>
    public static readonly PlainField Scope = Add(new PlainField("scope"));
    public static readonly PlainField State = Add(new PlainField("state"));

    /// <summary>Why, as one of the program's own words: never what a person typed.</summary>
    public static readonly PlainField Cause = Add(new PlainField("cause"));

    /// <summary>How somebody signed in or confirmed: by password, by link.</summary>
    public static readonly PlainField Method = Add(new PlainField("method"));

    /// <summary>An account, by its id.</summary>
    public static readonly PlainField Member = Add(new PlainField("member"));

    /// <summary>An organisation, by its id.</summary>
    public static readonly PlainField Organisation = Add(new PlainField("organisation"));

    /// <summary>What the subject was merged into, by its id.</summary>
    public static readonly PlainField MergedInto = Add(new PlainField("merged-into"));

    /// <summary>What is to be read in place of the subject, by its id.</summary>
    public static readonly PlainField ReplacedBy = Add(new PlainField("replaced-by"));

    /// <summary>Names by language, of an organisation.</summary>
    public static readonly PlainField OrganisationName = Add(new PlainField("organisation-name"));
    public static readonly PlainField WebDomain = Add(new PlainField("web-domain"));
    public static readonly PlainField ActorType = Add(new PlainField("actor-type"));
    public static readonly PlainField OrganisationCountry = Add(new PlainField("organisation-country"));
    public static readonly PlainField OrganisationDescription = Add(new PlainField("organisation-description"));

    /// <summary>Of which parts a space says something else.</summary>
    public static readonly PlainField SpaceParts = Add(new PlainField("space-parts"));
    public static readonly PlainField SpaceTitle = Add(new PlainField("space-title"));
    public static readonly PlainField SpaceVisibility = Add(new PlainField("space-visibility"));

    /// <summary>Its first and last day, the time zone, whether it was closed before its time or archived.</summary>
    public static readonly PlainField SpaceDays = Add(new PlainField("space-days"));
    public static readonly PlainField Revision = Add(new PlainField("revision"));
    public static readonly PlainField Setting = Add(new PlainField("setting"));
    public static readonly PlainField Count = Add(new PlainField("count"));
    public static readonly PlainField Format = Add(new PlainField("format"));
    public static readonly PlainField Limit = Add(new PlainField("limit"));

    /// <summary>A post by its number in its thread.</summary>
    public static readonly PlainField Post = Add(new PlainField("post"));

    /// <summary>A space by its name.</summary>
    public static readonly PlainField Space = Add(new PlainField("space"));
    public static readonly PlainField Pinned = Add(new PlainField("pinned"));
    public static readonly PlainField Locked = Add(new PlainField("locked"));

    public static readonly PersonalField DisplayName = Add(new PersonalField("display-name"));
    public static readonly PersonalField Email = Add(new PersonalField("email"));
    public static readonly PersonalField About = Add(new PersonalField("about"));
    public static readonly PersonalField Websites = Add(new PersonalField("websites"));
    public static readonly PersonalField PersonActorType = Add(new PersonalField("person-actor-type"));
    public static readonly PersonalField Country = Add(new PersonalField("country"));
    public static readonly PersonalField Languages = Add(new PersonalField("languages"));
    public static readonly PersonalField Expertise = Add(new PersonalField("expertise"));
    public static readonly PersonalField Affiliation = Add(new PersonalField("affiliation"));

    /// <summary>Which parts of a profile everybody sees.</summary>
    public static readonly PersonalField Visibility = Add(new PersonalField("visibility"));

    /// <summary>By what a list was narrowed that left the site, as its address says it: names and addresses of people may be among it.</summary>
    public static readonly PersonalField Filter = Add(new PersonalField("filter"));

    /// <summary>What a person wrote as the reason.</summary>
    public static readonly PersonalField Reason = Add(new PersonalField("reason"));

    public static readonly SecretField Password = Add(new SecretField("password"));
    public static readonly SecretField SecurityStamp = Add(new SecretField("security-stamp"));

    /// <summary>A setting that is itself a secret, such as the mail server's password.</summary>
    public static readonly SecretField SecretSetting = Add(new SecretField("secret-setting"));

    public static IReadOnlyList<AuditField> All { get; } = [.. ByName.Values];

    private static T Add<T>(T field)
        where T : AuditField
    {
        ByName.Add(field.Name, field);
        return field;
    }
}
