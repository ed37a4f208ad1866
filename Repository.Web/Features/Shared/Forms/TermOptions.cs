using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Languages;

namespace Repository.Web.Features.Shared.Forms;

/// <summary>Terms to choose from.</summary>
public sealed class TermOptions(ICatalogue catalogue, Labels labels, SiteLanguage language, Texts texts)
{
    /// <summary>All of a dimension, in its order; names of countries and themes in that of the alphabet.</summary>
    public IReadOnlyList<FieldOption> Of(Dimension dimension)
    {
        var options = catalogue.Taxonomy.All(dimension).Select(term => new FieldOption(term.Id, Label(term)));
        return dimension is Dimension.Country or Dimension.Theme or Dimension.Language
            ? [.. options.OrderBy(option => option.Label, StringComparer.Create(language.Culture, System.Globalization.CompareOptions.None))]
            : [.. options];
    }

    /// <summary>With a first choice that is none.</summary>
    public IReadOnlyList<FieldOption> OrNone(Dimension dimension, string none) => [new FieldOption("", texts[none]), .. Of(dimension)];

    private string Label(Term term) => term is { Dimension: Dimension.Objective, Number: { } number } ? texts["Shared.NumberedTerm", number, labels.Short(term)] : labels.Full(term);
}
