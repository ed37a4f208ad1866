using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Content;

/// <summary>
/// Reads a record by what its kind declares: front matter for the facts, sections for the prose. It knows no kind by name,
/// so a new one needs nothing here.
/// </summary>
internal sealed class RecordReader(Kind kind, KnownTerms terms)
{
    private static readonly IReadOnlyList<string> OwnKeys = ["number", "language", "slug", "translation-of", TermAssignments.ByEditors, TermAssignments.BySource];

    private readonly IReadOnlyList<Field> bodyFields = Sections.FieldsOf(kind);

    public RecordFile Read(SourceFile source)
    {
        if (source.Text is null || FrontMatter.Read(source.Text, source.Problems) is not { } file)
        {
            return new RecordFile { Source = source, Kind = kind };
        }

        var keys = new KeyReader(file.Keys, source.Problems);
        RefuseUnknown(keys);
        keys.RequiredText("number");
        var record = new RecordFile
        {
            Source = source,
            Kind = kind,
            Keys = file.Keys,
            Number = keys.Number("number"),
            Slug = Slug(keys, source.Name),
            TranslationOf = keys.Number("translation-of"),
        };
        var language = Language(keys);
        var sections = Sections.Read(kind, file, source.Problems);
        List<FieldValues> values = [.. Facts(keys), .. Prose(sections ?? [])];
        RefuseMissing(sections is null ? kind.Fields.Except(bodyFields) : kind.Fields, values, file, keys);
        RefuseWrong(values, source.Problems);
        var assignments = TermAssignments.Read(kind, keys, values);
        return source.Problems.Any ? record : Whole(record, kind.Empty(language), values, assignments);
    }

    private RecordFile Whole(RecordFile record, RevisionContent content, List<FieldValues> values, TermAssignments assignments)
    {
        foreach (var (field, texts) in values.Where(value => value.Field is not TermsField))
        {
            content = field.Write(content, [.. texts.Select(text => text.Text)]);
        }

        var assigned = values.Where(value => value.Field is TermsField)
            .SelectMany(value => value.Texts.Select(text => new AssignedTerm(((TermsField)value.Field).Dimension, text.Text, assignments.IsByEditors(value.Field, text.Text))));
        content = content with { Terms = [.. assigned] };
        foreach (var problem in kind.Contradictions(content))
        {
            record.Refuse(problem.Field, Sentence(problem));
        }

        return record with { Content = content };
    }

    private void RefuseUnknown(KeyReader keys)
    {
        keys.RefuseUnknown([.. OwnKeys, .. kind.Fields.Select(field => field.Name)], $"a {kind.Name}");
        foreach (var entry in keys.Keys.Entries.Where(entry => bodyFields.Any(field => field.Name == entry.Key)))
        {
            var place = entry.Key == kind.Summary.Name ? "the text before the first heading" : $"a section “## Words {{#{entry.Key}}}”";
            keys.Problems.Add(entry.Line, entry.Key, $"“{entry.Key}” stands below the front matter, as {place}.");
        }
    }

    private static string? Slug(KeyReader keys, string fileName)
    {
        var given = keys.Text("slug");
        var slug = given?.Text ?? fileName;
        if (Names.AreRight(slug))
        {
            return slug;
        }

        keys.Problems.Add(given?.Line ?? 1, "slug", given is null
            ? $"The file’s name cannot be part of an address, which takes {Names.Rule}: rename the file or give it a “slug”."
            : $"“{KeyReader.Quote(slug)}” cannot be part of an address, which takes {Names.Rule}.");
        return null;
    }

    private string Language(KeyReader keys)
    {
        var language = keys.RequiredText("language");
        if (language is not null && !terms.HasLanguage(language.Text))
        {
            keys.Problems.Add(language.Line, "language", terms.WhyUnknown(Dimension.Language, language.Text));
        }

        return language?.Text ?? "";
    }

    private IEnumerable<FieldValues> Facts(KeyReader keys) =>
        from field in kind.Fields.Except(bodyFields)
        where keys.Keys.Entry(field.Name) is not null
        select new FieldValues(field, field.MaxValues > 1 ? keys.Texts(field.Name) : keys.Text(field.Name) is { } text ? [text] : []);

    private static IEnumerable<FieldValues> Prose(IReadOnlyList<Section> sections) =>
        from section in sections
        where section.Text.Length > 0
        select new FieldValues(section.Field, [new YamlText(section.Line, section.Text)]);

    /// <summary>A value of the wrong shape is there, if wrong: that was said already.</summary>
    private void RefuseMissing(IEnumerable<Field> fields, List<FieldValues> values, FrontMatter file, KeyReader keys)
    {
        foreach (var field in fields.Where(field => field.RequiredToImport && !values.Exists(value => value.Field == field && value.Texts.Count > 0)))
        {
            var inBody = bodyFields.Contains(field);
            if (!inBody && keys.Keys.Entry(field.Name) is { Value: not YamlList { Items.Count: 0 } })
            {
                continue;
            }

            keys.Problems.Add(inBody ? file.BodyLine : keys.Keys.LineOf(field.Name), field.Name, field == kind.Summary
                ? $"“{field.Name}” is missing: the text below the front matter begins with it, before any heading."
                : $"“{field.Name}” is missing: a {kind.Name} is not imported without it.");
        }
    }

    /// <summary>Asks of one value at a time, so that the problem names its line in a list.</summary>
    private void RefuseWrong(List<FieldValues> values, FileProblems problems)
    {
        foreach (var (field, texts) in values)
        {
            foreach (var problem in field.Problems([.. texts.Select(text => text.Text)]).Where(problem => problem.Rule == FieldRule.TooMany))
            {
                problems.Add(texts[0].Line, field.Name, Sentence(problem));
            }

            if (field is TermsField { Dimension: var dimension })
            {
                RefuseUnknown(field.Name, dimension, texts, problems);
            }
            else
            {
                foreach (var (line, text) in texts)
                {
                    foreach (var problem in field.Problems([text]))
                    {
                        problems.Add(line, field.Name, Sentence(problem));
                    }
                }
            }
        }
    }

    private void RefuseUnknown(string field, Dimension dimension, IReadOnlyList<YamlText> ids, FileProblems problems)
    {
        var unknown = ids.Where(id => !terms.Has(dimension, id.Text));
        foreach (var (line, id) in terms.CanLookUp(dimension) ? unknown : unknown.Take(1))
        {
            problems.Add(line, field, terms.WhyUnknown(dimension, id));
        }
    }

    private static string Sentence(FieldProblem problem)
    {
        var problemOfShortValue = problem with { Evidence = KeyReader.Quote(problem.Evidence) };
        var message = problemOfShortValue.Message;
        return message.StartsWith('“') ? $"{message}." : $"“{problem.Field}” {message}.";
    }
}

/// <param name="Texts">With the lines on which they stand.</param>
internal sealed record FieldValues(Field Field, IReadOnlyList<YamlText> Texts);
