using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Web.Features.Admin;
using Repository.Web.Features.Organisations;

namespace Repository.Web.Features.Audit;

/// <summary>A list of entries as its address asks for it: <c>?event=role.granted&amp;person=12&amp;from=2026-01-31</c>. What nobody knows is left out.</summary>
public sealed record AuditQuery
{
    private const string DayFormat = "yyyy-MM-dd";

    public AuditEvent? Event { get; init; }

    /// <summary>Number, e-mail address or id of the account that acted; empty: of any.</summary>
    public string Person { get; init; } = "";

    public AuditSubject? SubjectType { get; init; }

    /// <summary>Id of what it happened to; of an account also its number or e-mail address. Empty: any.</summary>
    public string Subject { get; init; } = "";

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public bool IsFiltered => this != new AuditQuery();

    public static AuditQuery Of(IQueryCollection query) => new()
    {
        Event = AuditEvents.Find(query["event"].FirstOrDefault() ?? ""),
        Person = OrganisationQuery.Text(query, "person", EmailAddress.MaxLength),
        SubjectType = PeopleQuery.Named<AuditSubject>(query["kind"].FirstOrDefault()),
        Subject = OrganisationQuery.Text(query, "subject", EmailAddress.MaxLength),
        From = Day(query["from"].FirstOrDefault()),
        To = Day(query["to"].FirstOrDefault()),
    };

    /// <summary>The last entry of the page before; null for the first page.</summary>
    public static long? BeforeOf(IQueryCollection query) => long.TryParse(query["before"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null;

    public static string Written(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "";

    public string ToQueryString(long? before = null)
    {
        var query = new QueryBuilder();
        Add("event", Event?.Name ?? "");
        Add("person", Person);
        Add("kind", SubjectType is { } type ? StoredName.Of(type) : "");
        Add("subject", Subject);
        Add("from", Written(From));
        Add("to", Written(To));
        Add("before", before?.ToString(CultureInfo.InvariantCulture) ?? "");
        return query.ToQueryString().ToUriComponent();

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                query.Add(name, value);
            }
        }
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
