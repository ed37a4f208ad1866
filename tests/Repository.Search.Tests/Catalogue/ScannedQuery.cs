using System.Globalization;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Analysis;
using Repository.Search.Catalogue;
using Repository.Search.Queries.Syntax;
using Repository.Search.Scoring;

namespace Repository.Search.Tests.Catalogue;

/// <summary>What a query asks of one document after another, computed in double precision from the words themselves.</summary>
/// <param name="HasWords">Whether it looks for any word, or only narrows or excludes.</param>
internal sealed record ScannedQuery(Func<ScannedDocument, double?> Score, bool HasWords)
{
    public static ScannedQuery Of(string words, IReadOnlyList<ScannedDocument> documents, TaxonomyTree taxonomy)
    {
        var reader = new Reader(documents, taxonomy);
        var asked = Together(SyntaxParser.Parse(words, TypedField.IsName).Clauses.SelectMany(clause => reader.Asked(clause.Node, clause.Occur, field: null)));
        return new ScannedQuery(asked?.Score ?? (_ => 0), asked?.HasWords ?? false);
    }

    /// <param name="Key">Equal if the same is asked.</param>
    /// <param name="Score">Null where the document is no hit.</param>
    /// <param name="Weak">Of a stop word that need not occur.</param>
    private sealed record Part(string Key, Func<ScannedDocument, double?> Score, bool HasWords = true, Func<ScannedDocument, double?>? Weak = null);

    private static Part? Together(IEnumerable<(SyntaxOccur Occur, Part Part)> asked)
    {
        var parts = asked.DistinctBy(part => (part.Occur, part.Part.Key)).ToList();
        if (parts is [] or [{ Occur: not SyntaxOccur.MustNot }])
        {
            return parts is [var only] ? only.Part : null;
        }

        var hasWords = parts.Exists(part => part.Occur is SyntaxOccur.Must or SyntaxOccur.Should && part.Part.HasWords);
        var required = parts.Select(part => part.Occur == SyntaxOccur.Must || (part.Occur == SyntaxOccur.Bare && !hasWords)).ToList();
        return new Part(
            string.Join(' ', parts.Select(part => $"{part.Occur}({part.Part.Key})")),
            Score,
            parts.Exists(part => part.Occur != SyntaxOccur.MustNot && part.Part.HasWords));

        double? Score(ScannedDocument document)
        {
            var scores = parts.Select((part, i) => (part.Occur, Required: required[i], Score: IsWeak(part.Occur) ? 0.1 * part.Part.Weak!(document) : part.Part.Score(document))).ToList();
            if (scores.Exists(part => part.Occur == SyntaxOccur.MustNot && part.Score is not null)
                || scores.Exists(part => part.Required && part.Score is null)
                || (!scores.Exists(part => part.Required) && scores.Exists(part => part.Occur == SyntaxOccur.Should) && !scores.Exists(part => part is { Occur: SyntaxOccur.Should, Score: not null })))
            {
                return null;
            }

            return scores.Where(part => part.Occur != SyntaxOccur.MustNot).Sum(part => part.Score ?? 0);
        }

        bool IsWeak(SyntaxOccur occur) => hasWords && occur == SyntaxOccur.Bare;
    }

    private sealed class Reader(IReadOnlyList<ScannedDocument> documents, TaxonomyTree taxonomy)
    {
        private readonly Dictionary<string, (int Documents, double AverageLength)> fields = documents.SelectMany(document => document.Fields)
            .GroupBy(field => field.Name, field => field.Tokens.Count, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (group.Count(), group.Average()), StringComparer.Ordinal);

        public IEnumerable<(SyntaxOccur Occur, Part Part)> Asked(SyntaxNode node, SyntaxOccur occur, string? field)
        {
            switch (node)
            {
                case SyntaxNode.Field named:
                    return Asked(named.Inner, Said(occur), named.Name.ToLowerInvariant());
                case SyntaxNode.Group group:
                    return One(Together(group.Clauses.SelectMany(clause => Asked(clause.Node, clause.Occur, field))), occur);
                case SyntaxNode.Boost boost:
                    var inner = Together(Asked(boost.Inner, SyntaxOccur.Must, field));
                    return One(inner is null ? null : inner with { Key = $"{inner.Key}^{boost.Factor}", Score = document => inner.Score(document) * boost.Factor }, occur);
                default:
                    return field is null or SoughtQueries.LabelField || fields.ContainsKey(field) || CatalogueSchema.Searched.Any(searched => searched.Name == field)
                        ? Words(node, occur, field)
                        : Narrowing(node, occur, field);
            }
        }

        private IEnumerable<(SyntaxOccur Occur, Part Part)> Words(SyntaxNode node, SyntaxOccur occur, string? field)
        {
            var parts = Sought(node).Select(sought =>
                (occur == SyntaxOccur.Bare && node is not SyntaxNode.Phrase and not SyntaxNode.Prefix && StopWords.All.Contains(sought.Exact[0]) ? SyntaxOccur.Bare : SyntaxOccur.Must,
                Find(sought, field) with { Weak = Find(sought, field ?? "title").Score })).ToList();
            return occur is SyntaxOccur.Bare or SyntaxOccur.Must ? parts : One(Together(parts), occur);
        }

        private IEnumerable<(SyntaxOccur Occur, Part Part)> Narrowing(SyntaxNode node, SyntaxOccur occur, string field)
        {
            Func<ScannedDocument, bool>? accepts = null;
            var text = (node as SyntaxNode.Term)?.Text.ToLowerInvariant() ?? "";
            if (field == "kind")
            {
                accepts = KindCatalogue.All.FirstOrDefault(kind => kind.Name == text || kind.PathSegment == text) is { } kind ? document => document.Entry.Kind == kind.Name : null;
            }
            else if (field == "year")
            {
                accepts = Years(node) is var (from, to) ? document => document.Years is { } years && !(from > to) && years.Overlaps(from, to) : null;
            }
            else
            {
                var dimension = Dimensions.Parse(field == "actor" ? "actor-type" : field);
                var ids = taxonomy.Find(dimension, text) is { } term ? [term.Id] : Sought(node) is { Count: > 0 } sought
                    ? taxonomy.All(dimension).Where(each => sought.All(one => HasLabel(each, one))).Select(each => each.Id).ToHashSet(StringComparer.Ordinal)
                    : [];
                accepts = ids.Count == 0 ? null
                    : dimension == Dimension.Language ? document => ids.Contains(document.Entry.Language)
                    : document => document.Terms.Any(key => key.Dimension == dimension && ids.Contains(key.Id));
            }

            return accepts is not null
                ? One(new Part($"{field}:{node}", document => accepts(document) ? 0 : null, HasWords: false), occur)
                : One(Together([.. Words(new SyntaxNode.Term(field), SyntaxOccur.Bare, field: null), .. Words(node, SyntaxOccur.Bare, field: null)]), occur);
        }

        private static (int? From, int? To)? Years(SyntaxNode node) => node switch
        {
            SyntaxNode.Term term when Year(term.Text) is { } year => (year, year),
            SyntaxNode.Range { Min: { } min, Max: { } max } range when Year(min) > Year(max) => Years(new SyntaxNode.Range(max, min, range.MaxIncluded, range.MinIncluded)),
            SyntaxNode.Range range when (range.Min is null || Year(range.Min) is not null) && (range.Max is null || Year(range.Max) is not null) =>
                (Year(range.Min ?? "") + (range.MinIncluded ? 0 : 1), Year(range.Max ?? "") - (range.MaxIncluded ? 0 : 1)),
            _ => null,
        };

        private static int? Year(string text) => text.Length is > 0 and <= 4 && text.All(char.IsAsciiDigit) ? int.Parse(text, CultureInfo.InvariantCulture) : null;

        private static SyntaxOccur Said(SyntaxOccur occur) => occur == SyntaxOccur.Bare ? SyntaxOccur.Must : occur;

        private static IEnumerable<(SyntaxOccur Occur, Part Part)> One(Part? part, SyntaxOccur occur) => part is null ? [] : [(Said(occur), part)];

        /// <param name="Exact">Words in sequence.</param>
        /// <param name="Stems">Of the only word, if other forms of it will do.</param>
        private sealed record SoughtWords(IReadOnlyList<string> Exact, HashSet<string> Stems, bool IsPrefix)
        {
            public bool Is(Token token) => IsPrefix ? token.Exact.StartsWith(Exact[0], StringComparison.Ordinal) : token.Exact == Exact[0] || Stems.Contains(token.Term);

            public int FrequencyIn(IReadOnlyList<Token> tokens) =>
                tokens.Where((_, i) => Exact.Select((word, offset) => i + offset < tokens.Count && tokens[i + offset].Exact == word && tokens[i + offset].Position == tokens[i].Position + offset).All(same => same)).Count();
        }

        private static List<SoughtWords> Sought(SyntaxNode node) => node switch
        {
            SyntaxNode.Term term => [.. Words(term.Text)],
            SyntaxNode.Range range => [.. Words($"{range.Min} {range.Max}")],
            SyntaxNode.Phrase { Slop: 0 } phrase => Words(phrase.Text) is { Count: > 0 } words ? [new SoughtWords([.. words.Select(word => word.Exact[0])], [], IsPrefix: false)] : [],
            SyntaxNode.Prefix prefix => Words(prefix.Text) is [.. var whole, var last] ? [.. whole, last with { IsPrefix = true, Stems = [] }] : [],
            _ => throw new NotSupportedException($"the scan does not do {node}"),
        };

        private static List<SoughtWords> Words(string text)
        {
            var byAnalyzer = Analyzers.All.Select(analyzer =>
            {
                var tokens = new List<Token>();
                analyzer.Analyze(text, tokens);
                return tokens;
            }).ToList();
            return [.. byAnalyzer[0].Select((token, i) => new SoughtWords([token.Exact], byAnalyzer.Select(tokens => tokens[i].Term).ToHashSet(StringComparer.Ordinal), IsPrefix: false))];
        }

        private Part Find(SoughtWords sought, string? field)
        {
            var labelScore = field is null or SoughtQueries.LabelField ? LabelScore(sought) : null;
            return new Part($"{field}:{string.Join('_', sought.Exact)}:{sought.IsPrefix}:{string.Join('|', sought.Stems)}", document =>
            {
                var scores = document.Fields.Where(each => field is null || each.Name == field).Select(each => FieldScore(each, sought)).Append(labelScore?.Invoke(document)).OfType<double>().ToList();
                return scores.Count == 0 ? null : scores.Sum();
            });
        }

        private double? FieldScore(ScannedField field, SoughtWords sought)
        {
            if (sought.IsPrefix)
            {
                return field.Tokens.Any(sought.Is) ? field.Weight : null;
            }

            // The words as typed, and each stem of a word that is not in quotation marks.
            var exact = sought.FrequencyIn(field.Tokens);
            var share = sought.Stems.Count == 0 ? 1 : 0.5;
            var scores = sought.Stems.Select(stem => Bm25(field, field.Tokens.Count(token => token.Term == stem), Rarity(field.Name, token => token.Term == stem)))
                .Append(share * Bm25(field, exact, sought.Exact.Sum(word => Rarity(field.Name, token => token.Exact == word)))).ToList();
            return field.Tokens.Any(token => sought.Stems.Contains(token.Term)) || exact > 0 ? field.Weight * scores.Sum() : null;
        }

        private double Bm25(ScannedField field, int frequency, double rarity) => frequency == 0
            ? 0
            : rarity * frequency / (frequency + (1.2 * (0.25 + (0.75 * SmallFloat.Byte4ToInt(SmallFloat.IntToByte4(field.Tokens.Count)) / fields[field.Name].AverageLength))));

        private readonly Dictionary<(string, string), double> rarities = [];

        private double Rarity(string field, Func<Token, bool> isTerm) =>
            Rarity(documents.Count(document => document.Fields.Any(each => each.Name == field && each.Tokens.Any(isTerm))), fields[field].Documents);

        private static double Rarity(int with, int of) => Math.Log(1 + ((of - with + 0.5) / (with + 0.5)));

        private Func<ScannedDocument, double?>? LabelScore(SoughtWords sought)
        {
            var keys = Dimensions.All.Where(dimension => dimension is not (Dimension.Origin or Dimension.SourceDetail)).SelectMany(taxonomy.All)
                .Where(term => HasLabel(term, sought)).Select(term => term.Key).ToHashSet();
            var score = 0.5 / 2.2 * Rarity(Math.Min(documents.Count, keys.Sum(key => documents.Count(document => document.Terms.Contains(key)))), documents.Count);
            return document => document.Terms.Overlaps(keys) ? score : null;
        }

        private static bool HasLabel(Term term, SoughtWords sought) => term.Label.All.Concat(term.Short?.All ?? new Dictionary<string, string>()).Any(label =>
        {
            var tokens = new List<Token>();
            Analyzers.For(label.Key).Analyze(label.Value, tokens);
            return sought.Exact.Count > 1 ? sought.FrequencyIn(tokens) > 0 : tokens.Exists(sought.Is);
        });
    }
}
