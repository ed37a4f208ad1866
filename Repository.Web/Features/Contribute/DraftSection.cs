using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Submissions;

namespace Repository.Web.Features.Contribute;

/// <summary>A section of the form, with the answers that are saved together.</summary>
public sealed record DraftSection(Kind Kind, FormSection Section, int Place)
{
    public static IEnumerable<DraftSection> Of(Kind kind) => kind.Sections.Select((section, place) => new DraftSection(kind, section, place));

    public static DraftSection? Find(Kind kind, string name) => Of(kind).FirstOrDefault(section => section.Section.Name == name);

    /// <summary>The one in which the field is asked; the record's language is asked first of all.</summary>
    public static DraftSection Asking(Kind kind, string field) => Of(kind).FirstOrDefault(section => section.Names.Contains(field)) ?? new DraftSection(kind, kind.Sections[0], 0);

    public bool IsFirst => Place == 0;

    public DraftSection? Next => Find(Kind, Kind.Sections.ElementAtOrDefault(Place + 1)?.Name ?? "");

    public IEnumerable<Field> Fields => Section.Fields.Select(name => Kind.FieldNamed(name)!);

    /// <summary>Of its answers, always in the same order, as the token depends on it.</summary>
    public IReadOnlyList<string> Names => IsFirst ? [DraftAnswers.LanguageName, .. Section.Fields] : Section.Fields;

    /// <summary>Names of what a draft says before anybody has written in it do not count: its language.</summary>
    public bool IsBegun(DraftAnswers answers) => Section.Fields.Any(name => answers[name].Count > 0);

    /// <summary>What stands there as somebody sees it: whoever saves sends it along.</summary>
    public string Token(DraftAnswers answers) => answers.TokenOf(Names);
}
