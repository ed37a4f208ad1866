using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.People;
using Repository.Web.Access;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.People;

/// <summary>A person as everybody sees them.</summary>
[Route("{language:language}/people")]
[Allows(PolicyTable.ReadPublished)]
public sealed class PeopleController(PublicPeople people, PersonPageBuilder pages, Links links) : Controller
{
    /// <summary>The number leads to the person; another slug leads to the right address.</summary>
    [Get("{address}")]
    public async Task<IActionResult> Show(string address, CancellationToken ct)
    {
        if (NumberedAddress.NumberOf(address) is not { } number || await people.FindAsync(number, ct) is not { } person)
        {
            return NotFound();
        }

        var right = links.Person(person.Number, person.Slug);
        if (!right.EndsWith($"/{address}", StringComparison.Ordinal))
        {
            return NumberedAddress.LeadOn(this, right);
        }

        var page = await pages.OfAsync(person, NumberedAddress.Page(Request.Query), ct);
        return page.Contributions.Pager is { } pager && pager.Page > pager.Last ? Redirect(pager.Address(pager.Last)) : View(page);
    }
}
