using Microsoft.AspNetCore.Http.Extensions;
using Repository.Domain.Organisations;

namespace Repository.Web.Features.Organisations;

/// <summary>A list of organisations as its address asks for it: <c>?q=…&amp;actor=un-entity&amp;country=ma</c>.</summary>
public static class OrganisationQuery
{
    /// <summary>Longer than any name; the rest is left out.</summary>
    private const int MaxWords = 200;

    private const int MaxId = 100;

    public static OrganisationFilter Of(IQueryCollection query) => new()
    {
        Words = Text(query, "q", MaxWords),
        ActorType = Text(query, "actor", MaxId) is { Length: > 0 } actor ? actor : null,
        Country = Text(query, "country", MaxId) is { Length: > 0 } country ? country : null,
        State = query["state"] == "merged" ? OrganisationState.Merged : OrganisationState.Active,
    };

    public static string ToQueryString(OrganisationFilter filter, int page)
    {
        var query = new QueryBuilder();
        Add("q", filter.Words);
        Add("actor", filter.ActorType);
        Add("country", filter.Country);
        Add("state", filter.State == OrganisationState.Merged ? "merged" : null);
        Add("page", page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
        return query.ToQueryString().ToUriComponent();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }
    }

    /// <summary>The first value of that name, as far as a database can hold it.</summary>
    public static string Text(IQueryCollection query, string name, int longest)
    {
        var text = string.Concat((query[name].FirstOrDefault() ?? "").EnumerateRunes().Where(rune => rune.Value is not (0 or 0xFFFD))).Trim();
        return text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }
}
