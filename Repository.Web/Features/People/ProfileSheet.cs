using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Data;
using Repository.Domain.Organisations;
using Repository.Domain.People;
using Repository.Domain.Taxonomy;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.People;

/// <summary>The form of a profile.</summary>
public sealed class ProfileSheet(MembershipStore memberships, PublicPeople people, TermOptions terms, Labels labels, Texts texts, Links links)
{
    public async Task<FormSheet> OfAsync(Profile profile, Domain.Accounts.Account account, ModelStateDictionary state, bool saved, CancellationToken ct)
    {
        var current = await memberships.CurrentAsync(account.Id, ct);
        var head = new PageHead { Title = texts["People.YourProfile"], Section = SiteSection.Account, NoIndex = true };
        var sheet = FormSheet.Of(state, texts, head, texts["People.YourProfile"], texts["People.Save"], Fields(profile, current?.NameIn(texts.Language.Code)));
        var shown = await people.FindAsync(account.Number, ct);
        return sheet with
        {
            Crumbs = [(texts["Shared.YourAccount"], links.Account()), (texts["People.YourProfile"], null)],
            Notice = saved ? new Notice("ok", texts["People.Saved"], texts[shown is null ? "People.SavedHidden" : "People.SavedShown"]) : null,
            Paragraphs = [texts["People.ProfileIntroduction", account.DisplayName]],
            Version = profile.Version,
            Ways =
            [
                (texts[current is null ? "People.ChooseOrganisation" : "People.YourOrganisation"], links.Account("organisation")),
                .. shown is null ? Array.Empty<(string, string)>() : [(texts["People.YourPage"], links.Person(shown.Number, shown.Slug))],
            ],
        };
    }

    /// <summary>With what somebody, perhaps the same person in another window, has saved meanwhile. Sent once more, the form replaces it.</summary>
    public FormSheet Stale(FormSheet sheet, Profile current) => sheet with
    {
        Errors = new FormErrors(texts["Shared.StaleForm"], []),
        Version = current.Version,
        Meanwhile =
        [
            (texts["People.About"], current.About),
            (texts["People.ActorType"], Named(Dimension.ActorType, current.ActorType)),
            (texts["People.Country"], Named(Dimension.Country, current.Country)),
            (texts["People.Languages"], Named(Dimension.Language, [.. current.Languages])),
            (texts["People.Objectives"], string.Join(", ", current.Objectives)),
            (texts["People.Themes"], Named(Dimension.Theme, [.. current.Themes])),
            (texts["People.Links"], string.Join('\n', current.Links)),
            (texts["People.Show"], string.Join(", ", current.Public.Order().Select(Part))),
        ],
    };

    public void Explain(IReadOnlyList<ProfileProblem> problems, ModelStateDictionary state)
    {
        foreach (var problem in problems)
        {
            var field = problem switch
            {
                ProfileProblem.AboutTooLong or ProfileProblem.AboutHasControls => "about",
                ProfileProblem.UnknownTerm => "",
                _ => "links",
            };
            state.AddModelError(field, texts[$"People.Problem{problem}", Profile.MaxAbout, Profile.MaxLinks, Profile.MaxLink]);
        }
    }

    private IEnumerable<FormField> Fields(Profile profile, string? organisation) =>
    [
        new("about", FieldKind.Area, texts["People.About"]) { Value = profile.About, Help = texts["People.AboutHelp", Profile.MaxAbout], Rows = 7 },
        new("actor", FieldKind.Select, texts["People.ActorType"]) { Value = profile.ActorType ?? "", Options = terms.OrNone(Dimension.ActorType, "Shared.NotSaid") },
        new("country", FieldKind.Select, texts["People.Country"]) { Value = profile.Country ?? "", Options = terms.OrNone(Dimension.Country, "Shared.NotSaid") },
        new("spoken", FieldKind.Picks, texts["People.Languages"]) { Chosen = profile.Languages, Options = terms.Of(Dimension.Language), Help = texts["People.LanguagesHelp"] },
        new("objective", FieldKind.Picks, texts["People.Objectives"]) { Chosen = profile.Objectives, Options = terms.Of(Dimension.Objective), Help = texts["People.ObjectivesHelp"] },
        new("theme", FieldKind.Picks, texts["People.Themes"]) { Chosen = profile.Themes, Options = terms.Of(Dimension.Theme) },
        new("links", FieldKind.Area, texts["People.Links"]) { Value = string.Join('\n', profile.Links), Help = texts["People.LinksHelp", Profile.MaxLinks], Rows = 3 },
        new("show", FieldKind.Picks, texts["People.Show"])
        {
            Chosen = [.. profile.Public.Select(StoredName.Of)],
            Options = [.. Enum.GetValues<ProfilePart>().Select(part => new FieldOption(StoredName.Of(part), part == ProfilePart.Organisation ? texts["People.ShowOrganisation", organisation ?? texts["Shared.Nothing"]] : Part(part)))],
            Help = texts["People.ShowHelp"],
        },
    ];

    private string Part(ProfilePart part) => texts[$"People.Part{part}"];

    private string Named(Dimension dimension, params string?[] ids) => string.Join(", ", ids.OfType<string>().Select(id => labels.Full(new TermKey(dimension, id))));
}
