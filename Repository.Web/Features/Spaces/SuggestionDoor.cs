using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Spaces;
using Repository.Web.Access;

namespace Repository.Web.Features.Spaces;

/// <summary>Leads people to a suggestion: whoever may not do what the policy says meets none.</summary>
public sealed class SuggestionDoor(SuggestionStore suggestions, AccessGate gate)
{
    public async Task<IActionResult> OpenAsync(Guid id, string policy, Func<SpaceSuggestion, Task<IActionResult>> answer, CancellationToken ct) =>
        await suggestions.FindAsync(id, ct) is not { } found ? new NotFoundResult()
        : gate.Refusal(policy, found.Subject) is { } refusal ? refusal
        : await answer(found);
}
