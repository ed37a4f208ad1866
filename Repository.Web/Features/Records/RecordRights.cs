using Repository.Domain.Access;
using Repository.Domain.Contributions;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Access;

namespace Repository.Web.Features.Records;

/// <summary>What whoever asks may do with a record that is, or was, public.</summary>
public sealed class RecordRights(SubmissionCases cases, ICatalogue catalogue, AccessGate gate)
{
    /// <summary>For views. Asks the database nothing for readers who are not signed in.</summary>
    public async Task<bool> AllowsAsync(string policy, Contribution contribution, CancellationToken ct) =>
        gate.Actor.IsSignedIn && gate.Shows(policy, await SubjectAsync(contribution, ct));

    /// <returns>The answer to give instead, or null if it is allowed.</returns>
    public async Task<AccessRefusal?> RefusalAsync(string policy, Contribution contribution, CancellationToken ct) => gate.Refusal(policy, await SubjectAsync(contribution, ct));

    private async Task<AccessSubject> SubjectAsync(Contribution contribution, CancellationToken ct)
    {
        var (subject, asker) = (await cases.OfContributionAsync(contribution, gate.Actor.AccountId, catalogue.Taxonomy, ct), gate.Actor.AccountId);
        return contribution.Publication == PublicationState.Withdrawn && asker is not null && contribution.WithdrawnBy == asker ? subject with { State = PolicyTable.WithdrawnByOwner } : subject;
    }
}
