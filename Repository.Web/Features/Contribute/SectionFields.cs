using Repository.Domain.Contributions.Differences;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Reviews;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Contribute;

/// <summary>Makes the controls of a section from the kind's declaration alone.</summary>
public sealed class SectionFields(ICatalogue catalogue, TermOptions terms, KindWords kinds, Labels labels, Texts texts)
{
    /// <summary>More than so many stand in a folded list.</summary>
    private const int FewOptions = 10;

    /// <param name="answers">What the controls show.</param>
    /// <param name="errors">By field.</param>
    /// <param name="remarks">What the reviewer has said and is not settled.</param>
    /// <param name="current">What is saved, where that is something else than what the writer had seen.</param>
    public IEnumerable<SectionField> Of(DraftSection section, DraftAnswers answers, IReadOnlyDictionary<string, string> errors, IReadOnlyList<AuthorRemark> remarks, DraftAnswers? current)
    {
        if (section.IsFirst)
        {
            yield return Marked(LanguageField(answers.Language), DraftAnswers.LanguageName, field: null);
        }

        foreach (var field in section.Fields)
        {
            yield return Marked(Of(section.Kind, field, answers), field.Name, field);
        }

        SectionField Marked(SectionField made, string name, Field? field) => made with
        {
            Form = made.Form with { Error = errors.GetValueOrDefault(name) },
            Meanwhile = current is not null && !current[name].SequenceEqual(answers[name]) ? Shown(field, current[name]) : null,
            Difference = current is not null && field is not null && IsWritten(answers[name]) && IsWritten(current[name]) ? new ShownDifference(ContentDifference.Of(field, answers[name], current[name]), answers.Language) : null,
            Remarks = [.. remarks.Where(remark => remark.Remark.Field == name)],
            Language = made.Control is SectionControl.Line or SectionControl.Text or SectionControl.Lines && answers.Language.Length > 0 ? answers.Language : null,
        };
    }

    private SectionField LanguageField(string language) =>
        new(new FormField(DraftAnswers.LanguageName, FieldKind.Select, texts["Contribute.LanguageOfRecord"]) { Value = language, Help = texts["Contribute.LanguageOfRecordHelp"] }, SectionControl.OneOfMany)
        {
            Groups = [new OptionGroup(null, terms.OrNone(Dimension.Language, "Shared.Choose"))],
        };

    private SectionField Of(Kind kind, Field field, DraftAnswers answers)
    {
        var values = answers[field.Name];
        var form = new FormField(field.Name, FieldKind.Text, kinds.Question(kind, field)) { Help = kinds.Help(kind, field), Value = string.Join('\n', values), Chosen = values };
        var made = field switch
        {
            TermsField { Max: 1 } one => One(form, one),
            TermsField several => new SectionField(form with { Kind = FieldKind.Picks }, SectionControl.Several)
            {
                Groups = Groups(several.Dimension),
                HasPrimary = SectionTyping.HasPrimary(several),
                Primary = SectionTyping.HasPrimary(several) ? values.FirstOrDefault() : null,
            },
            ProseField prose => new SectionField(form, SectionControl.Text) { Words = WordsOf(form.Value), MostWords = prose.MaxWords },
            YearField => new SectionField(form, SectionControl.Year),
            FlagField => new SectionField(form with { Value = values.Contains("true") ? "true" : "" }, SectionControl.Flag),
            _ when SectionTyping.IsLines(field) => new SectionField(form with { Help = Joined(form.Help, texts["Contribute.OneEachLine"]) }, SectionControl.Lines),
            LinkField => new SectionField(form, SectionControl.Link),
            _ => new SectionField(form, SectionControl.Line),
        };
        return made with { Note = field.RequiredToSubmit || field is FlagField ? null : texts[field.Expected ? "Contribute.OptionalAsked" : "Contribute.Optional"], Example = kinds.Example(kind, field) };
    }

    private SectionField One(FormField form, TermsField field)
    {
        var few = catalogue.Taxonomy.All(field.Dimension).Count <= FewOptions;
        return new SectionField(form with { Kind = few ? FieldKind.Choices : FieldKind.Select }, few ? SectionControl.OneOfFew : SectionControl.OneOfMany)
        {
            Groups = [new OptionGroup(null, few ? terms.Of(field.Dimension) : terms.OrNone(field.Dimension, "Shared.Choose"))],
        };
    }

    /// <summary>By the term above: objectives by area, countries by sub-region; a region stands first among those that lie in it.</summary>
    private IReadOnlyList<OptionGroup> Groups(Dimension dimension)
    {
        var options = terms.Of(dimension);
        if (dimension.ParentDimension() is null)
        {
            return [new OptionGroup(null, options)];
        }

        var above = options.ToDictionary(option => option.Value, option => Above(catalogue.Taxonomy.Find(dimension, option.Value)!), StringComparer.Ordinal);
        var order = above.Values.OfType<Term>().Distinct().OrderBy(term => term.Order).ToList();
        return
        [
            .. order.Select(term => new OptionGroup(labels.Full(term), [.. options.Where(option => above[option.Value] == term).OrderBy(option => option.Value == term.Id ? 0 : 1)])),
            .. options.Where(option => above[option.Value] is null).ToList() is { Count: > 0 } others ? [new OptionGroup(null, others)] : Array.Empty<OptionGroup>(),
        ];
    }

    /// <summary>The group's term: of a region without one above it, itself.</summary>
    private Term? Above(Term term) => catalogue.Taxonomy.Parent(term) ?? (term.Dimension.ParentDimension() == term.Dimension ? term : null);

    private string Shown(Field? field, IReadOnlyList<string> values) => values.Count == 0 ? texts["Shared.Nothing"] : field switch
    {
        TermsField terms => string.Join("; ", values.Select(id => labels.Full(new TermKey(terms.Dimension, id)))),
        FlagField => texts["Contribute.Yes"],
        null => labels.Language(values[0]),
        _ => string.Join('\n', values),
    };

    private static bool IsWritten(IReadOnlyList<string> values) => values.Count > 0;

    private static int WordsOf(string? text) => (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Joined(string? help, string more) => help is null ? more : $"{help} {more}";
}
