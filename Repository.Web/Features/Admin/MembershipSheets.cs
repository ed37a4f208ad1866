using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Organisations;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Organisations;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Admin;

public sealed record WaitingPage(PageHead Head, IReadOnlyList<WaitingMembership> Memberships, Pager Pager) : IPage
{
    public Notice? Notice { get; init; }
}

/// <summary>What waits for a decision on who belongs where, and the form of one.</summary>
public sealed class MembershipSheets(MembershipStore memberships, PersonSheets people, TermOptions terms, ICatalogue catalogue, Texts texts, Links links)
{
    private const int PageSize = 50;

    public async Task<WaitingPage> ListAsync(int page, string done, CancellationToken ct)
    {
        var (waiting, total) = await memberships.WaitingAsync((Math.Min(page, Pager.Deepest(PageSize)) - 1) * PageSize, PageSize, ct);
        var list = links.Admin("memberships");
        return new WaitingPage(AdminController.Head(texts, texts["Admin.MenuMemberships"]), waiting, new Pager(page, PageSize, total, number => number == 1 ? list : $"{list}?page={number}"))
        {
            Notice = done is "confirmed" or "refused" ? new Notice("ok", texts[$"Admin.MembershipDone.{done}"]) : null,
        };
    }

    public FormSheet Decide(WaitingMembership waiting, ModelStateDictionary state)
    {
        var (membership, heading) = (waiting.Membership, texts["Admin.Decide", waiting.DisplayName]);
        return FormSheet.Of(state, texts, AdminController.Head(texts, heading), heading, texts["Admin.DecideSubmit"], Fields(membership)) with
        {
            Crumbs = [(texts["Admin.Administration"], links.Admin()), (texts["Admin.MenuMemberships"], links.Admin("memberships")), (waiting.DisplayName, null)],
            Paragraphs =
            [
                texts[membership.Organisation is null ? "Admin.AsksForNew" : "Admin.AsksFor", waiting.DisplayName, membership.NameIn(texts.Language.Code)],
                texts["Admin.AsksWith", waiting.Email, membership.AskedAt.ToString("D", texts.Language.Culture)],
            ],
            Ways =
            [
                (texts["Shared.Cancel"], links.Admin("memberships")),
                .. membership.Organisation is { } organisation ? [(texts["Organisations.Show"], links.Organisation(organisation.Number, organisation.Slug))] : Array.Empty<(string, string)>(),
            ],
        };
    }

    public string? Reason(DecisionForm form, ModelStateDictionary state) => people.Reason(form.Reason, state);

    /// <summary>The organisation that was asked for, or the one that the decision names.</summary>
    public int? Number(WaitingMembership waiting, DecisionForm form, ModelStateDictionary state)
    {
        if ((waiting.Membership.Organisation?.Number ?? form.Organisation) is { } number)
        {
            return number;
        }

        state.AddModelError("organisation", texts["Admin.ProblemNumber"]);
        return null;
    }

    /// <summary>A proposed organisation as staff put it right; null, and the state says why, if it cannot be kept.</summary>
    public Organisation? Organisation(WaitingMembership waiting, DecisionForm form, ModelStateDictionary state)
    {
        if (waiting.Membership.Proposal is not { } proposal)
        {
            return null;
        }

        var organisation = OrganisationRules.Normalized(MembershipPages.Proposed(new ProposedOrganisation(form.Name ?? "", proposal.Language, form.Actor ?? "", form.Country)));
        foreach (var problem in OrganisationRules.Check(organisation, catalogue.Taxonomy))
        {
            OrganisationProblems.Explain(problem, state, texts, nameField: "name");
        }

        return state.IsValid ? organisation : null;
    }

    public MembershipOutcome Explain((MembershipOutcome Outcome, OrganisationOutcome? Organisation) decided, ModelStateDictionary state)
    {
        if (decided.Organisation is OrganisationOutcome.DomainTaken taken)
        {
            state.AddModelError("name", texts["Admin.ProblemDomainTaken", taken.Domain, taken.By.Names.In(texts.Language.Code)]);
        }

        return decided.Outcome;
    }

    /// <summary>Unless the state says already what is missing.</summary>
    public MembershipOutcome NoDecision(ModelStateDictionary state)
    {
        if (state.IsValid)
        {
            state.AddModelError("decision", texts["Admin.ProblemDecision"]);
        }

        return MembershipOutcome.Waiting;
    }

    public void NotFound(ModelStateDictionary state)
    {
        if (state.IsValid)
        {
            state.AddModelError("organisation", texts["Admin.ProblemNumber"]);
        }
    }

    private IEnumerable<FormField> Fields(Membership membership) => membership.Proposal is not { } proposal
        ? [Decision("confirm", "refuse"), Why]
        :
        [
            Decision("add", "confirm", "refuse"),
            new("name", FieldKind.Text, texts["Organisations.ProposedName"]) { Value = proposal.Name, MaxLength = Domain.Organisations.Organisation.MaxName },
            new("actor", FieldKind.Select, texts["Organisations.ActorType"]) { Value = proposal.ActorType, Options = terms.OrNone(Dimension.ActorType, "Shared.Choose") },
            new("country", FieldKind.Select, texts["Organisations.Country"]) { Value = proposal.Country ?? "", Options = terms.OrNone(Dimension.Country, "Organisations.NoCountry") },
            new("organisation", FieldKind.Text, texts["Admin.MeantOrganisation"]) { Help = texts["Admin.MeantOrganisationHelp"], MaxLength = 10 },
            Why,
        ];

    private FormField Why => new("reason", FieldKind.Area, texts["Admin.ReasonOfRefusal"]) { Help = texts["Admin.ReasonHelp"], Rows = 3 };

    private FormField Decision(params string[] decisions) => new("decision", FieldKind.Choices, texts["Admin.Decision"])
    {
        Options = [.. decisions.Select(decision => new FieldOption(decision, texts[$"Admin.Decision.{decision}"]))],
    };
}
