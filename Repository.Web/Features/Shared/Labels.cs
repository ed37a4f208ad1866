using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Languages;

namespace Repository.Web.Features.Shared;

/// <summary>Terms in the language of the page.</summary>
public sealed class Labels(SiteLanguage language, ICatalogue catalogue)
{
    /// <summary>The full label; the id where the taxonomy lost the term.</summary>
    public string Full(TermKey key) => catalogue.Taxonomy.Find(key)?.Label.In(language.Code) ?? key.Id;

    public string Short(TermKey key) => catalogue.Taxonomy.Find(key)?.ShortLabel(language.Code) ?? key.Id;

    public string Short(Term term) => term.ShortLabel(language.Code);

    public string Full(Term term) => term.Label.In(language.Code);

    public string Description(Term term) => term.Description?.In(language.Code) ?? "";

    public string Language(string code) => Full(new TermKey(Dimension.Language, code));

    /// <summary>The class that gives an objective, or its area, its colour: <c>a1</c> to <c>a5</c>.</summary>
    public string Colour(TermKey key)
    {
        var term = catalogue.Taxonomy.Find(key);
        var area = term?.Dimension == Dimension.Objective ? catalogue.Taxonomy.Parent(term) : term;
        return area?.Number is >= 1 and <= 5 and var number ? $"a{number}" : "a1";
    }
}
