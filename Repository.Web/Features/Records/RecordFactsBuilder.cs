using System.Globalization;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Records;

/// <summary>Name and value of everything that a record states beside its text, in the order of the kind's declaration.</summary>
public sealed class RecordFactsBuilder(ICatalogue catalogue, RecordFacts shortFacts, KindWords kinds, Texts texts, Labels labels, Links links)
{
    public IReadOnlyList<Fact> Of(RevisionContent content) =>
        [.. new[] { When(content), Where(content) }.OfType<Fact>(), .. content.Kind.Fields.Where(field => field.Place == FieldPlace.Facts).Select(field => Of(field, content)).OfType<Fact>(), Language(content)];

    public string? WhereInShort(RevisionContent content) => shortFacts.Where(content.Terms.Select(term => term.Key));

    public string? WhenInShort(RevisionContent content) =>
        content.Kind.Years(content) is { } years ? shortFacts.When(years.First, years.Last) : null;

    private Fact? When(RevisionContent content)
    {
        if (content.Fields is not Practice practice)
        {
            return null;
        }

        var values = new List<FactValue>();
        var years = (practice.StartYear, practice.EndYear) switch
        {
            ({ } start, { } end) when start == end => start.ToString(CultureInfo.InvariantCulture),
            ({ } start, { } end) => texts["Records.FromTo", start.ToString(CultureInfo.InvariantCulture), end.ToString(CultureInfo.InvariantCulture)],
            ({ } start, null) when practice.Ongoing => texts["Records.ToThePresent", start.ToString(CultureInfo.InvariantCulture)],
            ({ } start, null) => texts["Records.Began", start.ToString(CultureInfo.InvariantCulture)],
            (null, { } end) => texts["Records.Until", end.ToString(CultureInfo.InvariantCulture)],
            _ => practice.Ongoing ? texts["Records.Ongoing"] : null,
        };
        if (years is not null)
        {
            values.Add(new FactValue(years));
        }

        if (practice.DateNote is { } note)
        {
            values.Add(new FactValue(note, Foreign: true, Quiet: years is not null));
        }

        return values.Count == 0 ? null : new Fact(texts["Records.When"], values);
    }

    private Fact? Where(RevisionContent content)
    {
        var countries = content.TermsOf(Dimension.Country).ToList();
        List<FactValue> values = [.. countries.Select(Value), .. Strings(content, "localities").Select(place => new FactValue(place, Foreign: true))];
        // Regions of the countries above need no mark of their own: they follow from them.
        var implied = countries.SelectMany(country => catalogue.Taxonomy.Implied(country.Key)).Select(term => term.Key).ToHashSet();
        values.AddRange(content.TermsOf(Dimension.Region).Select(term => Value(term) with { Quiet = countries.Count > 0, ByEditors = term.ByEditors && !implied.Contains(term.Key) }));
        values.AddRange(Strings(content, "region-note").Select(note => new FactValue(note, Foreign: true, Quiet: true)));
        return values.Count == 0 ? null : new Fact(texts["Records.Where"], values);
    }

    private Fact? Of(Field field, RevisionContent content)
    {
        IReadOnlyList<FactValue> values = field switch
        {
            TermsField terms => [.. content.TermsOf(terms.Dimension).Select(Value)],
            LinkField => [.. field.Read(content).Select(address => new FactValue(LinkText(address), address))],
            _ => [.. field.Read(content).Select(text => new FactValue(text, Foreign: field is not YearField))],
        };
        return values.Count == 0 ? null : new Fact(kinds.Label(content.Kind, field), values);
    }

    private Fact Language(RevisionContent content) => new(texts["Records.Language"], [new FactValue(labels.Language(content.Language))]);

    private FactValue Value(AssignedTerm term)
    {
        var known = catalogue.Taxonomy.Find(term.Key);
        var text = known?.Dimension == Dimension.Sdg ? $"{known.Number} {labels.Full(known)}" : labels.Full(term.Key);
        return new FactValue(text, links.Term(term.Key), term.ByEditors);
    }

    /// <summary>The host says where a link leads.</summary>
    private static string LinkText(string address)
    {
        var host = new Uri(address).Host;
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    private static IReadOnlyList<string> Strings(RevisionContent content, string field) => content.Kind.FieldNamed(field)?.Read(content) ?? [];
}
