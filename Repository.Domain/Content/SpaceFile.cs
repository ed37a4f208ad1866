using Repository.Domain.Data;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Content;

/// <summary>A file <c>spaces/name.yaml</c>.</summary>
/// <param name="Content">Null if the file has problems.</param>
internal sealed record SpaceFile(SourceFile Source, SpaceContent? Content)
{
    private const int MaxSource = 2_000;

    /// <summary>Keys that name terms.</summary>
    private static readonly IReadOnlyList<(string Key, Dimension Dimension)> TermKeys = [.. SpaceContent.Dimensions.Select(dimension => ($"{dimension.Name()}s", dimension))];

    private static readonly IReadOnlyList<string> Known =
    [
        "title", "purpose", "audience", "rules", "questions", "outcome", "organisers", "visibility", "opens", "closes", "first-closes", "time-zone", "archived", "source",
        .. TermKeys.Select(known => known.Key),
    ];

    public static SpaceFile Read(SourceFile source, KnownTerms terms)
    {
        if (!Names.AreRight(source.Name))
        {
            source.Problems.Add(0, "", $"The file’s name cannot be part of an address, which takes {Names.Rule}.");
        }

        else if (!Space.IsName(source.Name))
        {
            source.Problems.Add(0, "", "The file’s name is that of a page of the site, so no space can have it.");
        }

        if (source.Text is null || YamlReader.Read(source.Text, linesBefore: 0, source.Problems) is not { } map)
        {
            return new SpaceFile(source, null);
        }

        var content = new Reader(new KeyReader(map, source.Problems), terms).Read();
        return new SpaceFile(source, source.Problems.Any ? null : content);
    }

    private sealed class Reader(KeyReader keys, KnownTerms terms)
    {
        public SpaceContent Read()
        {
            keys.RefuseUnknown(Known, "a space");
            return new SpaceContent
            {
                Title = Required("title", SpaceContent.MaxTitle),
                Purpose = Required("purpose", SpaceContent.MaxPurpose),
                Audience = Localized("audience", SpaceContent.MaxText),
                Rules = Localized("rules", SpaceContent.MaxRules),
                Questions = Questions(),
                Outcome = Localized("outcome", SpaceContent.MaxText),
                Organisers = [.. keys.Texts("organisers").Select(text => text.Text)],
                Visibility = Visibility(),
                Timetable = Timetable(),
                Terms = Terms(),
                Source = Address(),
            };
        }

        private LocalizedText Required(string key, int maxLength)
        {
            if (keys.Keys.Entry(key) is null)
            {
                keys.Problems.Add(keys.Keys.Line, key, $"“{key}” is missing.");
            }

            return Localized(key, maxLength) ?? new LocalizedText(new Dictionary<string, string>());
        }

        private LocalizedText? Localized(string key, int maxLength)
        {
            var text = keys.Localized(key, maxLength);
            CheckLanguages(key, text);
            return text;
        }

        private void CheckLanguages(string key, LocalizedText? text)
        {
            foreach (var language in (text?.All.Keys ?? []).Where(language => !terms.HasLanguage(language)))
            {
                keys.Problems.Add(keys.LineOf(key), key, terms.WhyUnknown(Dimension.Language, language));
            }
        }

        private List<LocalizedText> Questions()
        {
            const string key = "questions";
            var questions = new List<LocalizedText>();
            foreach (var item in keys.Keys.Entry(key)?.Value is YamlList list ? list.Items : [])
            {
                if (item is YamlMap map && keys.Localized(key, map, SpaceContent.MaxText) is { } question)
                {
                    CheckLanguages(key, question);
                    questions.Add(question);
                }
                else
                {
                    keys.Problems.Add(item.Line, key, $"A question is {item.Noun} here, but a text by language is meant, beginning with “- en:”.");
                }
            }

            if (keys.Keys.Entry(key) is { Value: not YamlList } || questions.Count > SpaceContent.MaxQuestions)
            {
                keys.Problems.Add(keys.LineOf(key), key, $"“{key}” must be a list of at most {SpaceContent.MaxQuestions} questions, each beginning with “- en:”.");
            }

            return questions;
        }

        private SpaceVisibility Visibility()
        {
            var names = Enum.GetValues<SpaceVisibility>().ToDictionary(StoredName.Of, value => value, StringComparer.Ordinal);
            var given = keys.Text("visibility");
            if (given is null || names.TryGetValue(given.Text, out var visibility))
            {
                return given is null ? SpaceVisibility.Public : names[given.Text];
            }

            keys.Problems.Add(given.Line, "visibility", $"“visibility” is “{KeyReader.Quote(given.Text)}”, which is none of {string.Join(", ", names.Keys)}.");
            return SpaceVisibility.Public;
        }

        private Timetable Timetable()
        {
            var timetable = new Timetable
            {
                Opens = Date("opens"),
                Closes = Date("closes"),
                FirstCloses = Date("first-closes"),
                TimeZone = keys.Text("time-zone")?.Text ?? Spaces.Timetable.Utc,
                Archived = keys.Flag("archived"),
            };
            if (Spaces.Timetable.ZoneNamed(timetable.TimeZone) is null)
            {
                keys.Problems.Add(keys.LineOf("time-zone"), "time-zone", $"“{KeyReader.Quote(timetable.TimeZone)}” is no time zone of IANA, such as Africa/Casablanca.");
            }

            RefuseReversed("closes", timetable.OpensAt, timetable.ClosesAt, "ends before it opens");
            RefuseReversed("first-closes", timetable.FirstCloses?.EndsIn(timetable.Zone), timetable.ClosesAt, "is before the day on which it was to close first");
            return timetable;
        }

        private void RefuseReversed(string key, DateTimeOffset? before, DateTimeOffset? after, string what)
        {
            if (before >= after)
            {
                keys.Problems.Add(keys.LineOf(key), key, $"The space’s last day {what}.");
            }
        }

        private SpaceDate? Date(string key)
        {
            if (keys.Text(key) is not { } text)
            {
                return null;
            }

            var date = SpaceDate.Find(text.Text);
            if (date is null)
            {
                keys.Problems.Add(text.Line, key, $"“{key}” is “{KeyReader.Quote(text.Text)}”, which is neither a day such as 2024-01-18 nor a month such as 2024-01.");
            }

            return date;
        }

        private Dictionary<string, IReadOnlyList<string>> Terms()
        {
            var all = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            foreach (var (key, dimension) in TermKeys)
            {
                var ids = keys.Texts(key);
                foreach (var id in ids.Where(id => !terms.Has(dimension, id.Text)))
                {
                    keys.Problems.Add(id.Line, key, terms.WhyUnknown(dimension, id.Text));
                }

                if (ids.Count > 0)
                {
                    all.Add(dimension.Name(), [.. ids.Select(id => id.Text)]);
                }
            }

            return all;
        }

        private string? Address()
        {
            var source = keys.Text("source");
            if (source is not null && (source.Text.Length > MaxSource || !Uri.TryCreate(source.Text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
            {
                keys.Problems.Add(source.Line, "source", $"“source” is “{KeyReader.Quote(source.Text)}”, which is no address that begins with https://.");
            }

            return source?.Text;
        }
    }
}
