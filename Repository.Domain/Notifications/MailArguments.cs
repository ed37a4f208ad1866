namespace Repository.Domain.Notifications;

/// <summary>Names of what templates tell.</summary>
public static class MailArguments
{
    /// <summary>A time, as <see cref="Data.StorableTime"/> writes it; the mail tells it as its language does.</summary>
    public const string At = "at";

    /// <summary>A day, stored likewise.</summary>
    public const string DueAt = "due-at";

    /// <summary>A browser, as it names itself; the mail tells it in words.</summary>
    public const string Device = "device";
    public const string NewAddress = "new-address";
    public const string Organisation = "organisation";

    /// <summary>Where the mail's link leads on this site, without a language: <c>/organisations/12-iom</c>.</summary>
    public const string Path = "path";

    public const string Person = "person";
    public const string Reason = "reason";

    /// <summary>Where the page of a link with a secret leads on, on this site: path and query.</summary>
    public const string Return = "return";

    public const string Roles = "roles";

    /// <summary>Of a contribution.</summary>
    public const string Title = "title";
}
