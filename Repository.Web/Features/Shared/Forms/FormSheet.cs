using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Web.Languages;

namespace Repository.Web.Features.Shared.Forms;

/// <summary>A page that is one form, which posts to the page's own address. Its view is <see cref="View"/>.</summary>
public sealed record FormSheet(PageHead Head, string Heading, string Submit) : IPage
{
    public const string View = "Forms/Sheet";

    public IReadOnlyList<(string Text, string? Address)> Crumbs { get; init; } = [];

    /// <summary>What is about to happen, before the fields.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    public Notice? Notice { get; init; }

    public FormErrors Errors { get; init; } = new(null, []);

    public IReadOnlyList<FormField> Fields { get; init; } = [];

    /// <summary>The version that the form was made on; null where there is none to keep.</summary>
    public long? Version { get; init; }

    /// <summary>What somebody else has written meanwhile, beside what was typed.</summary>
    public IReadOnlyList<(string Label, string Text)> Meanwhile { get; init; } = [];

    /// <summary>Other ways, beside the button.</summary>
    public IReadOnlyList<(string Text, string Address)> Ways { get; init; } = [];

    /// <param name="fields">As they are stored; what was typed and what is wrong with it is taken from the state.</param>
    public static FormSheet Of(ModelStateDictionary state, Texts texts, PageHead head, string heading, string submit, params IEnumerable<FormField> fields)
    {
        var filled = fields.Select(field => field.In(state)).ToList();
        var errors = FormErrors.Of(state, filled);
        return new FormSheet(errors.IsEmpty ? head : head with { Title = texts["Account.TitleWithErrors", head.Title] }, heading, submit) { Fields = filled, Errors = errors };
    }
}
