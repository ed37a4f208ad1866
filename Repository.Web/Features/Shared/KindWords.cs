using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Web.Languages;

namespace Repository.Web.Features.Shared;

/// <summary>What the site calls kinds, the sections of their forms and their fields. A kind needs no texts: what has none is called by its name in the program.</summary>
public sealed class KindWords(Texts texts)
{
    public string Name(Kind kind) => texts.Find($"Shared.Kind.{kind.Name}") ?? Humanised(kind.Name);

    public string Plural(Kind kind) => texts.Find($"Shared.Kinds.{kind.Name}") ?? Humanised(kind.PathSegment);

    public string Numbered(Kind kind, int number) =>
        texts.Find($"Records.Numbered.{kind.Name}") is null ? texts["Shared.NamedNumber", Name(kind), number] : texts[$"Records.Numbered.{kind.Name}", number];

    /// <summary>Of a field, on the record's page, in the form and in the review.</summary>
    public string Label(Kind kind, Field field) => Label(kind, field.Name);

    public string Label(Kind kind, string field) => texts.Find($"Records.{kind.Name}.{field}") ?? Humanised(field);

    /// <summary>“12 practices”.</summary>
    public string Count(Kind kind, int number) => texts.Find($"Records.List.{kind.Name}.one") is null ? texts.Count("Shared.Records", number) : texts.Count($"Records.List.{kind.Name}", number);

    public string? ListIntroduction(Kind kind) => texts.Find($"Records.ListIntroduction.{kind.Name}");

    public string Withdrawn(Kind kind, int number) => Said("Withdrawn", kind, number);

    /// <summary>What is about to be done, over the form.</summary>
    public string Withdraw(Kind kind, int number) => Said("Withdraw", kind, number);

    public string Reinstate(Kind kind, int number) => Said("Reinstate", kind, number);

    /// <summary>What somebody else has done meanwhile.</summary>
    public string Meanwhile(Kind kind, int number, PublicationState publication) => Said($"Meanwhile{publication}", kind, number);

    public string CiteThis(Kind kind) => texts.Find($"Records.CiteThis.{kind.Name}") ?? texts["Records.Cite"];

    public string GoesWith(Kind kind) => texts.Find($"Records.GoesWith.{kind.Name}") ?? texts["Records.Related"];

    public string Related(Kind kind) => texts.Find($"Records.Related.{kind.Name}") ?? texts["Records.Related"];

    public string Section(Kind kind, FormSection section) => texts.Find($"Contribute.{kind.Name}.section.{section.Name}") ?? Humanised(section.Name);

    /// <summary>How the field is asked for in the form, where its label alone would not say it.</summary>
    public string Question(Kind kind, Field field) => texts.Find($"Contribute.{kind.Name}.{field.Name}.question") ?? Label(kind, field);

    public string? Help(Kind kind, Field field) => texts.Find($"Contribute.{kind.Name}.{field.Name}.help");

    /// <summary>How somebody has answered it well.</summary>
    public string? Example(Kind kind, Field field) => texts.Find($"Contribute.{kind.Name}.{field.Name}.example");

    /// <summary>In the kind's own words where it has some, as its gender may ask for others.</summary>
    private string Said(string what, Kind kind, int number) =>
        texts.Find($"Records.{what}.{kind.Name}") is null ? texts[$"Records.{what}", Numbered(kind, number)] : texts[$"Records.{what}.{kind.Name}", number];

    /// <summary><c>start-year</c> → “Start year”.</summary>
    private static string Humanised(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');
}
