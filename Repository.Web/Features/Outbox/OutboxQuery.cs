using Microsoft.AspNetCore.Http.Extensions;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Web.Features.Admin;
using Repository.Web.Features.Organisations;

namespace Repository.Web.Features.Outbox;

/// <summary>A list of mails as its address asks for it: <c>?state=failed&amp;template=confirm-email&amp;recipient=ada@example.org</c>. What nobody knows is left out.</summary>
public static class OutboxQuery
{
    private const int MaxTemplate = 100;

    public static MailFilter Of(IQueryCollection query) => new()
    {
        State = PeopleQuery.Named<MailState>(query["state"].FirstOrDefault()),
        Template = OrganisationQuery.Text(query, "template", MaxTemplate) is { Length: > 0 } template ? template : null,
        Address = OrganisationQuery.Text(query, "recipient", EmailAddress.MaxLength) is { Length: > 0 } address ? address : null,
    };

    /// <summary>The last mail of the page before; null for the first page.</summary>
    public static Guid? BeforeOf(IQueryCollection query) => Guid.TryParse(query["before"].FirstOrDefault(), out var id) ? id : null;

    public static string ToQueryString(MailFilter filter, Guid? before = null)
    {
        var query = new QueryBuilder();
        Add("state", filter.State is { } state ? StoredName.Of(state) : null);
        Add("template", filter.Template);
        Add("recipient", filter.Address);
        Add("before", before?.ToString("D"));
        return query.ToQueryString().ToUriComponent();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }
    }
}
