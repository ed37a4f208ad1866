using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Organisations;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Organisations;

/// <summary>Where a person belongs, what waits, what was; and what a search for an organisation has found.</summary>
public sealed record MembershipPage(PageHead Head, Membership? Current, Membership? Waiting, IReadOnlyList<Membership> Past) : IPage
{
    public Notice? Notice { get; init; }

    public string Words { get; init; } = "";

    /// <summary>Null before anything was looked for.</summary>
    public IReadOnlyList<FieldOption>? Found { get; init; }

    public int TotalFound { get; init; }
}

public sealed class MembershipPages(MembershipStore memberships, OrganisationStore organisations, OrganisationPages pages, TermOptions terms, ICatalogue catalogue, Texts texts, Links links)
{
    /// <summary>As many as can be looked through; more words find fewer.</summary>
    private const int MaxFound = 20;

    private PageHead Head => new() { Title = texts["Organisations.YourOrganisation"], Section = SiteSection.Account, NoIndex = true };

    /// <param name="done">What has just happened, or did not: <c>confirmed</c>, <c>waits</c>; anything else says nothing.</param>
    public async Task<MembershipPage> OfAsync(Guid accountId, string words, string done, CancellationToken ct)
    {
        var all = await memberships.OfAsync(accountId, ct);
        var page = new MembershipPage(
            Head,
            all.FirstOrDefault(one => one.State == MembershipState.Current),
            all.FirstOrDefault(one => one.State == MembershipState.Asked),
            [.. all.Where(one => one.State is MembershipState.Former or MembershipState.Refused)])
        {
            Words = words,
            Notice = Notice(done),
        };
        if (words.Length == 0)
        {
            return page;
        }

        var (found, total) = await organisations.ListAsync(new OrganisationFilter { Words = words }, 0, MaxFound, ct);
        return page with { Found = [.. found.Select(Option)], TotalFound = total };
    }

    public FormSheet Proposal(ModelStateDictionary state) => FormSheet.Of(
        state,
        texts,
        Head with { Title = texts["Organisations.Propose"] },
        texts["Organisations.Propose"],
        texts["Organisations.ProposeSubmit"],
        new FormField("name", FieldKind.Text, texts["Organisations.ProposedName"]) { Help = texts["Organisations.ProposedNameHelp"], MaxLength = Organisation.MaxName, Autocomplete = "organization" },
        new FormField("actor", FieldKind.Select, texts["Organisations.ActorType"]) { Options = terms.OrNone(Dimension.ActorType, "Shared.Choose") },
        new FormField("country", FieldKind.Select, texts["Organisations.Country"]) { Options = terms.OrNone(Dimension.Country, "Organisations.NoCountry") }) with
    {
        Crumbs = [(texts["Shared.YourAccount"], links.Account()), (texts["Organisations.YourOrganisation"], links.Account("organisation")), (texts["Organisations.Propose"], null)],
        Paragraphs = [texts["Organisations.ProposeIntroduction"]],
        Ways = [(texts["Shared.Cancel"], links.Account("organisation"))],
    };

    public void Check(ProposalForm form, ModelStateDictionary state)
    {
        foreach (var problem in OrganisationRules.Check(OrganisationRules.Normalized(Proposed(Proposed(form))), catalogue.Taxonomy))
        {
            OrganisationProblems.Explain(problem, state, texts, nameField: "name");
        }
    }

    public ProposedOrganisation Proposed(ProposalForm form) =>
        new(string.Join(' ', (form.Name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), texts.Language.Code, form.Actor ?? "", string.IsNullOrEmpty(form.Country) ? null : form.Country);

    /// <summary>As it would be if staff took it as it is.</summary>
    public static Organisation Proposed(ProposedOrganisation proposal) => new()
    {
        Id = Guid.Empty,
        Number = 0,
        Names = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal) { [proposal.Language] = proposal.Name }),
        ActorType = proposal.ActorType,
        Country = proposal.Country,
    };

    /// <summary>Null if there is nothing to leave or to take back.</summary>
    public async Task<FormSheet?> LeavingAsync(Guid accountId, CancellationToken ct)
    {
        var all = await memberships.OfAsync(accountId, ct);
        var waiting = all.FirstOrDefault(one => one.State == MembershipState.Asked);
        if ((waiting ?? all.FirstOrDefault(one => one.State == MembershipState.Current)) is not { } ending)
        {
            return null;
        }

        var heading = texts[waiting is null ? "Organisations.Leave" : "Organisations.TakeBack", ending.NameIn(texts.Language.Code)];
        return new FormSheet(Head with { Title = heading }, heading, texts[waiting is null ? "Organisations.LeaveSubmit" : "Organisations.TakeBackSubmit"])
        {
            Crumbs = [(texts["Shared.YourAccount"], links.Account()), (texts["Organisations.YourOrganisation"], links.Account("organisation")), (heading, null)],
            Paragraphs = waiting is null ? [texts["Organisations.LeaveExplained"]] : [],
            Ways = [(texts["Shared.Cancel"], links.Account("organisation"))],
        };
    }

    private FieldOption Option(Organisation organisation) => new(
        organisation.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        $"{organisation.Names.In(texts.Language.Code)} ({string.Join(", ", pages.Facts(organisation))})");

    private Notice? Notice(string done) => done switch
    {
        "confirmed" => new Notice("ok", texts["Organisations.DoneConfirmed"]),
        "asked" => new Notice("ok", texts["Organisations.DoneAsked"]),
        "left" => new Notice("ok", texts["Organisations.DoneLeft"]),
        "is-member" => new Notice("info", texts["Organisations.IsMember"]),
        "waits" => new Notice("warn", texts["Organisations.Waits"]),
        "not-found" => new Notice("bad", texts["Organisations.NotFound"]),
        _ => null,
    };
}
