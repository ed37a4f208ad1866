using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Account;

public sealed record SessionsPage(PageHead Head, IReadOnlyList<SessionItem> Sessions) : IPage
{
    public Notice? Notice { get; init; }
}

/// <param name="Browser">In words: “Firefox on Linux”.</param>
public sealed record SessionItem(Guid Id, string Browser, string Address, DateTimeOffset SignedInAt, DateTimeOffset SeenAt, bool IsThis);
