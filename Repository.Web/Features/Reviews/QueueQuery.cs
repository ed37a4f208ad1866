using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Reviews;

namespace Repository.Web.Features.Reviews;

/// <summary>The queue as its address asks for it: <c>?tab=new&amp;kind=practice&amp;objective=7&amp;region=africa&amp;language=fr&amp;days=15</c>. What nobody knows is left out.</summary>
public static class QueueQuery
{
    /// <summary>Offered as an age.</summary>
    public static readonly int[] Ages = [7, 15, 30, 60];

    /// <summary>Longer than any id of a term.</summary>
    private const int MaxId = 100;

    public static QueueFilter Of(IQueryCollection query) => new()
    {
        Tab = Enum.GetValues<QueueTab>().FirstOrDefault(tab => StoredName.Of(tab) == query["tab"].ToString()),
        Kind = KindCatalogue.Find(query["kind"].ToString())?.Name ?? "",
        Objective = Id(query["objective"].ToString()),
        Region = Id(query["region"].ToString()),
        Language = Id(query["language"].ToString()),
        Days = int.TryParse(query["days"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && Ages.Contains(days) ? days : 0,
    };

    public static string ToQueryString(QueueFilter filter, int page = 1)
    {
        var query = new QueryBuilder();
        Add("tab", filter.Tab == QueueTab.All ? "" : StoredName.Of(filter.Tab));
        Add("kind", filter.Kind);
        Add("objective", filter.Objective);
        Add("region", filter.Region);
        Add("language", filter.Language);
        Add("days", filter.Days > 0 ? filter.Days.ToString(CultureInfo.InvariantCulture) : "");
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

    /// <summary>Of a term, or none: letters, digits and hyphens.</summary>
    private static string Id(string value) => value.Length <= MaxId && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? value : "";
}
