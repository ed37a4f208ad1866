using System.Net;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Submissions;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Contribute;

/// <summary>Drafts of the site's people, through their pages.</summary>
internal static class Drafts
{
    /// <summary>All that a practice must say, as the form sends it.</summary>
    public static readonly (string Name, string Value)[] Practice =
    [
        ("language", "en"), ("title", "A door for newcomers"), ("type", "policy"),
        ("objectives", "7"), ("objectives", "16"), ("objectives.primary", "16"), ("principles", "human-rights"),
        ("start-year", "2019"), ("ongoing", "true"), ("countries", "ma"), ("regions", "northern-africa"),
        ("implementers", "City of A\r\n\r\nNGO “B”"), ("actor-types", "local-government"),
        ("summary", "One office with all services under one roof. People come once."), ("actions", "The city rented a house."),
        ("results", "Four thousand people came."), ("lessons", "Interpreters were hard to find."), ("replicability", "Begin with one service."),
    ];

    public static AuditContext By(SignedInPerson person) => new() { ActorId = person.Account.Id, ActorName = person.Account.DisplayName };

    public static async Task<Guid> BeginAsync(this TestSite site, SignedInPerson author, Kind? kind = null) => Assert.IsType<AuthoringOutcome.Done>(
        await site.Get<AuthoringDesk>().StartAsync(kind ?? PracticeFields.Kind, "en", By(author), CancellationToken.None)).Submission.Id;

    public static string Address(Guid id, string page = "", string language = "en") => $"/{language}/contribute/{id}{(page.Length == 0 ? "" : $"/{page}")}";

    public static async Task<string> SeenAsync(SignedInPerson person, Guid id, string section) =>
        (await person.Client.PageAsync(Address(id, section))).QuerySelector("input[name=seen]")!.GetAttribute("value")!;

    /// <summary>Opens the section, types into it and sends it.</summary>
    /// <returns>Where that leads.</returns>
    public static async Task<string?> WriteAsync(this TestSite site, SignedInPerson person, Guid id, string section, params (string Name, string Value)[] fields)
    {
        using var answer = await site.PostFormAsync(person, Address(id, section), [("seen", await SeenAsync(person, id, section)), .. fields]);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{section}: {answer.StatusCode} {Pages.Parse(await answer.Content.ReadAsStringAsync()).QuerySelector("main").Shown()}");
        return answer.Headers.Location?.OriginalString;
    }

    /// <summary>Fills in all sections.</summary>
    public static async Task FillAsync(this TestSite site, SignedInPerson person, Guid id, params (string Name, string Value)[] instead)
    {
        var given = instead.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var section in PracticeFields.Kind.Sections)
        {
            await site.WriteAsync(person, id, section.Name, [.. Practice.Where(field => !given.Contains(field.Name)).Concat(instead).Where(field => IsAsked(section, field.Name))]);
        }
    }

    public static async Task<HttpResponseMessage> SubmitAsync(this TestSite site, SignedInPerson person, Guid id)
    {
        var draft = await site.Get<DraftStore>().FindAsync(id, CancellationToken.None);
        return await site.PostFormAsync(person, Address(id), ("version", draft!.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>Lets another person write or read it.</summary>
    public static async Task JoinAsync(this TestSite site, Guid id, SignedInPerson person, AuthorRole role)
    {
        var contribution = (await site.SubmissionAsync(id)).ContributionId;
        await site.Get<Database>().WriteAsync(
            async session =>
            {
                await AuthorStore.SetAsync(session, contribution, person.Account.Id, role, null, CancellationToken.None);
                return true;
            },
            CancellationToken.None);
    }

    public static async Task<Submission> SubmissionAsync(this TestSite site, Guid id) => (await site.Get<SubmissionStore>().FindAsync(id, CancellationToken.None))!;

    private static bool IsAsked(FormSection section, string name) => section.Fields.Contains(name.Split('.')[0]) || (name == DraftAnswers.LanguageName && section == PracticeFields.Kind.Sections[0]);
}
