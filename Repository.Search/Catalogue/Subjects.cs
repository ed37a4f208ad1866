using Repository.Domain.Taxonomy;

namespace Repository.Search.Catalogue;

/// <summary>Which dimensions say what a record is about.</summary>
internal static class Subjects
{
    /// <summary>Whether a common term makes two records alike: not their languages, their form, or where the entries come from.</summary>
    public static bool Include(Dimension dimension) =>
        HaveWords(dimension) && dimension is not (Dimension.Language or Dimension.PracticeType or Dimension.ResourceType);

    /// <summary>Whether the labels of its terms are searched: not of those that say where the entry comes from.</summary>
    public static bool HaveWords(Dimension dimension) => dimension is not (Dimension.Origin or Dimension.SourceDetail);
}
