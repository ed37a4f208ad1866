using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Account;

/// <summary>A page of an account that is one form.</summary>
public sealed record FormPage(PageHead Head, string Heading, string Submit) : IPage
{
    public string? Introduction { get; init; }

    public Notice? Notice { get; init; }

    public IReadOnlyList<FormField> Fields { get; init; } = [];

    public FormErrors Errors { get; init; } = new(null, []);

    /// <summary>Other ways, beside the button.</summary>
    public IReadOnlyList<PageLink> Links { get; init; } = [];

    /// <summary>What is worth knowing, beside the form.</summary>
    public IReadOnlyList<PageNote> Notes { get; init; } = [];
}

public sealed record PageLink(string Text, string Address);

public sealed record PageNote(string Heading, string Text, PageLink? Link = null);
