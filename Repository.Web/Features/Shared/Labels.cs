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

    /// <summary>The name of a language as it stands within a sentence: small in French and Spanish.</summary>
    public string Language(string code)
    {
        var name = Full(new TermKey(Dimension.Language, code));
        return language.Code is "fr" or "es" && name.Length > 0 ? char.ToLower(name[0], language.Culture) + name[1..] : name;
    }

    /// <summary>The class that gives an objective, or its area, its colour: <c>a1</c> to <c>a5</c>.</summary>
    public string Colour(TermKey key)
    {
        var term = catalogue.Taxonomy.Find(key);
        var area = term?.Dimension == Dimension.Objective ? catalogue.Taxonomy.Parent(term) : term;
        return area?.Number is >= 1 and <= 5 and var number ? $"a{number}" : "a1";
    }
}
