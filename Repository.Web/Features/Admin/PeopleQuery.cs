using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.People;
using Repository.Web.Features.Organisations;

namespace Repository.Web.Features.Admin;

/// <summary>A list of people as its address asks for it: <c>?q=…&amp;role=moderator&amp;state=disabled&amp;organisation=12</c>. What nobody knows is left out.</summary>
public static class PeopleQuery
{
    private const int MaxWords = 200;

    public static PeopleFilter Of(IQueryCollection query) => new()
    {
        Words = OrganisationQuery.Text(query, "q", MaxWords),
        Role = Named<Role>(query["role"].FirstOrDefault()),
        State = Named<PersonState>(query["state"].FirstOrDefault()),
        Organisation = int.TryParse(query["organisation"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null,
    };

    public static string ToQueryString(PeopleFilter filter, int page = 1)
    {
        var query = new QueryBuilder();
        Add("q", filter.Words);
        Add("role", filter.Role is { } role ? StoredName.Of(role) : "");
        Add("state", filter.State is { } state ? StoredName.Of(state) : "");
        Add("organisation", filter.Organisation?.ToString(CultureInfo.InvariantCulture) ?? "");
        Add("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : "");
        return query.ToQueryString().ToUriComponent();

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                query.Add(name, value);
            }
        }
    }

    /// <summary>The enum's value of that stored name, or null.</summary>
    public static T? Named<T>(string? name)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => StoredName.Of(value) == name).Select(value => (T?)value).FirstOrDefault();
}
