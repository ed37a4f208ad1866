using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Account;

/// <summary>A page that says what happened, or why something cannot, and what to do now.</summary>
public sealed record MessagePage(PageHead Head, string Heading, IReadOnlyList<string> Paragraphs) : IPage
{
    public Notice? Notice { get; init; }

    public IReadOnlyList<PageLink> Links { get; init; } = [];
}
