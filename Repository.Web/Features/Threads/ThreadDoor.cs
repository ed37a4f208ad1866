using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Discussions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Threads;

/// <summary>Leads people to a thread and its posts: whoever may not read them meets none.</summary>
public sealed class ThreadDoor(DiscussionStore discussions, AccessGate gate)
{
    public async Task<IActionResult> OpenAsync(string address, string policy, Func<ThreadCase, Task<IActionResult>> answer, CancellationToken ct) =>
        NumberedAddress.NumberOf(address) is not { } number || await discussions.FindAsync(number, gate.Actor, ct) is not { } found ? new NotFoundResult()
        : gate.Refusal(policy, found.SubjectFor(gate.Actor)) is { } refusal ? refusal
        : await answer(found);

    public async Task<IActionResult> OpenAsync(string address, int number, string policy, Func<PostCase, Task<IActionResult>> answer, CancellationToken ct) =>
        NumberedAddress.NumberOf(address) is not { } thread || await discussions.FindAsync(thread, number, gate.Actor, ct) is not { } found ? new NotFoundResult()
        : gate.Refusal(PolicyTable.ReadThread, found.SubjectFor(gate.Actor)) is { } hidden ? hidden
        : gate.Refusal(policy, found.SubjectFor(gate.Actor)) is { } refusal ? refusal
        : await answer(found);

    /// <summary>For what is typed: whoever reads the thread and may no longer write in it gets their text back, with the reason.</summary>
    /// <param name="tooLate">The page to answer with, whose status it sets.</param>
    public Task<IActionResult> WriteAsync(string address, Func<ThreadCase, Task<IActionResult>> answer, Func<ThreadCase, Task<IActionResult>> tooLate, CancellationToken ct) =>
        OpenAsync(address, PolicyTable.ReadThread, found => !gate.Actor.IsSignedIn ? Task.FromResult<IActionResult>(gate.Refusal(PolicyTable.WritePost, found.SubjectFor(gate.Actor))!)
            : gate.Shows(PolicyTable.WritePost, found.SubjectFor(gate.Actor)) ? answer(found) : tooLate(found), ct);
}
