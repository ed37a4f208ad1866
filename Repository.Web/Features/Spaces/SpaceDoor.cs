using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Spaces;
using Repository.Web.Access;

namespace Repository.Web.Features.Spaces;

/// <summary>Leads people to a space: whoever may not do what the policy says meets none.</summary>
public sealed class SpaceDoor(SpaceStore spaces, AccessGate gate)
{
    public async Task<IActionResult> OpenAsync(string name, string policy, Func<SpaceCase, Task<IActionResult>> answer, CancellationToken ct) =>
        !Space.IsName(name) || await spaces.FindAsync(name, gate.Actor, ct) is not { } found ? new NotFoundResult()
        : gate.Refusal(policy, found.Subject) is { } refusal ? refusal
        : await answer(found);
}
