using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;
using Repository.Domain.Tests.Taxonomy;

namespace Repository.Domain.Tests.Submissions;

/// <summary>Drafts that can be submitted, and people who write them.</summary>
internal static class TestSubmissions
{
    public static TaxonomyTree Taxonomy { get; } = new(
    [
        .. SampleTerms.Some,
        SampleTerms.Term(Dimension.Language, "en", 0),
        SampleTerms.Term(Dimension.Language, "fr", 1),
        SampleTerms.Term(Dimension.Objective, "16", 1),
        SampleTerms.Term(Dimension.Principle, "human-rights", 0),
        SampleTerms.Term(Dimension.PracticeType, "policy", 0),
        SampleTerms.Term(Dimension.ActorType, "city", 0),
        SampleTerms.Term(Dimension.Theme, "data", 0),
    ]);

    /// <summary>All that a practice must say.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Complete { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["title"] = ["A door for newcomers"],
        ["type"] = ["policy"],
        ["objectives"] = ["16", "7"],
        ["principles"] = ["human-rights"],
        ["start-year"] = ["2019"],
        ["ongoing"] = ["true"],
        ["countries"] = ["ma"],
        ["regions"] = ["northern-africa"],
        ["implementers"] = ["City of A", "NGO “B”"],
        ["actor-types"] = ["city"],
        ["summary"] = ["One office with all services under one roof. People come once."],
        ["actions"] = ["The city rented a house."],
        ["results"] = ["Four thousand people came."],
        ["lessons"] = ["Interpreters were hard to find."],
        ["replicability"] = ["Begin with one service."],
    };

    public static AuditContext By(Account account) => new() { ActorId = account.Id, ActorName = account.DisplayName };

    public static async Task<Submission> StartAsync(this AuthoringDesk desk, Account author) =>
        Assert.IsType<AuthoringOutcome.Done>(await desk.StartAsync(PracticeFields.Kind, "en", By(author), CancellationToken.None)).Submission;

    /// <summary>Types it all into the form.</summary>
    public static async Task<Draft> FillAsync(this DraftStore drafts, Guid submissionId, Account author, IReadOnlyDictionary<string, IReadOnlyList<string>>? answers = null)
    {
        var typed = answers ?? Complete;
        var token = (await drafts.FindAsync(submissionId, CancellationToken.None))!.Answers.TokenOf(typed.Keys);
        return Assert.IsType<DraftSave.Saved>(await drafts.SaveAsync(submissionId, typed, token, author.Id, CancellationToken.None)).Draft;
    }

    public static async Task<Submission> SubmitAsync(this AuthoringDesk desk, Database database, Submission submission, Account author)
    {
        var draft = await new DraftStore(database).FillAsync(submission.Id, author);
        return Assert.IsType<AuthoringOutcome.Done>(await desk.SubmitAsync(submission.Id, draft.Version, Taxonomy, By(author), CancellationToken.None)).Submission;
    }
}
