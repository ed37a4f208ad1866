using Repository.Search.Catalogue;

namespace Repository.Web.Features.Shared;

/// <summary>Pages of a list.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Address">Of a page by number.</param>
public sealed record Pager(int Page, int Size, int Total, Func<int, string> Address)
{
    /// <summary>Each page can be asked for, however many there are.</summary>
    public bool IsWhole { get; init; }

    public int Last => Math.Clamp((Total + Size - 1) / Size, 1, IsWhole ? int.MaxValue : Deepest(Size));

    /// <summary>There are more than can be paged to.</summary>
    public bool IsCut => Total > Last * Size;

    /// <summary>The last page that the catalogue returns.</summary>
    public static int Deepest(int size) => CatalogueQuery.MaxSkip / size;

    public int FirstItem => Total == 0 ? 0 : ((Page - 1) * Size) + 1;

    public int LastItem => Math.Min(Page * Size, Total);

    /// <summary>First, last and the neighbours of the current one; 0 stands for a gap.</summary>
    public IEnumerable<int> Shown()
    {
        var previous = 0;
        foreach (var page in Enumerable.Range(Page - 2, 5).Append(1).Append(Last).Where(page => page >= 1 && page <= Last).Distinct().Order())
        {
            if (page > previous + 1)
            {
                yield return 0;
            }

            yield return page;
            previous = page;
        }
    }
}
