namespace Repository.Web.Features.Shared;

/// <summary>What whoever is signed in finds in the head of every page.</summary>
/// <param name="Unread">Notifications.</param>
/// <param name="Section">To which the page belongs.</param>
public sealed record AccountMenu(string Name, int Unread, SiteSection Section)
{
    public bool IsCurrent => Section is SiteSection.Account or SiteSection.Reviews;
}
