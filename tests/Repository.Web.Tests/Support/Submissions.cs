using Repository.Domain.Audit;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;

namespace Repository.Web.Tests.Support;

/// <summary>Submissions on their way, made without the pages.</summary>
internal static class Submissions
{
    /// <summary>All that a practice must say, but its title.</summary>
    private static readonly Dictionary<string, IReadOnlyList<string>> Complete = new(StringComparer.Ordinal)
    {
        ["type"] = ["policy"],
        ["objectives"] = ["16", "7"],
        ["principles"] = ["human-rights"],
        ["start-year"] = ["2019"],
        ["ongoing"] = ["true"],
        ["countries"] = ["ma"],
        ["regions"] = ["northern-africa"],
        ["implementers"] = ["City of A"],
        ["actor-types"] = ["local-government"],
        ["summary"] = ["One office with all services under one roof. People come once."],
        ["actions"] = ["The city rented a house."],
        ["results"] = ["Four thousand people came."],
        ["lessons"] = ["Interpreters were hard to find."],
        ["replicability"] = ["Begin with one service."],
    };

    public static AuditContext By(SignedInPerson person) => new() { ActorId = person.Account.Id, ActorName = person.Account.DisplayName };

    public static Task<TaxonomyTree> TaxonomyAsync(this TestSite site) => site.Get<TaxonomyStore>().LoadAsync(CancellationToken.None);

    public static async Task<Submission> DraftAsync(this TestSite site, SignedInPerson author, string title)
    {
        var opened = Assert.IsType<AuthoringOutcome.Done>(await site.Get<AuthoringDesk>().StartAsync(PracticeFields.Kind, "en", By(author), CancellationToken.None)).Submission;
        await site.TypeAsync(opened, author, new Dictionary<string, IReadOnlyList<string>>(Complete, StringComparer.Ordinal) { ["title"] = [title] });
        return opened;
    }

    public static Task TypeAsync(this TestSite site, Submission submission, SignedInPerson author, string field, string text) =>
        site.TypeAsync(submission, author, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [field] = [text] });

    public static async Task<AuthoringOutcome> SendAsync(this TestSite site, Submission submission, SignedInPerson author)
    {
        var draft = (await site.Get<DraftStore>().FindAsync(submission.Id, CancellationToken.None))!;
        return await site.Get<AuthoringDesk>().SubmitAsync(submission.Id, draft.Version, await site.TaxonomyAsync(), By(author), CancellationToken.None);
    }

    public static async Task<Submission> SubmittedAsync(this TestSite site, SignedInPerson author, string title) =>
        Assert.IsType<AuthoringOutcome.Done>(await site.SendAsync(await site.DraftAsync(author, title), author)).Submission;

    public static async Task<Submission> ClaimedAsync(this TestSite site, SignedInPerson author, SignedInPerson reviewer, string title)
    {
        var submitted = await site.SubmittedAsync(author, title);
        return Done(await site.Get<ReviewDesk>().ClaimAsync(submitted.Id, "", await site.TaxonomyAsync(), By(reviewer), CancellationToken.None));
    }

    public static async Task<Submission> DecidedAsync(this TestSite site, Submission claimed, SignedInPerson reviewer, DecisionKind kind) =>
        Done(await site.Get<ReviewDesk>().DecideAsync(claimed.Id, new Decision(kind, claimed.RevisionId!.Value, "A reason."), await site.TaxonomyAsync(), By(reviewer), CancellationToken.None));

    public static async Task<Submission> FoundAsync(this TestSite site, Guid id) => (await site.Get<SubmissionStore>().FindAsync(id, CancellationToken.None))!;

    private static async Task TypeAsync(this TestSite site, Submission submission, SignedInPerson author, Dictionary<string, IReadOnlyList<string>> typed)
    {
        var drafts = site.Get<DraftStore>();
        var token = (await drafts.FindAsync(submission.Id, CancellationToken.None))!.Answers.TokenOf(typed.Keys);
        Assert.IsType<DraftSave.Saved>(await drafts.SaveAsync(submission.Id, typed, token, author.Account.Id, CancellationToken.None));
    }

    private static Submission Done(ReviewOutcome outcome) => Assert.IsType<ReviewOutcome.Done>(outcome).Submission;
}
