using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Data;
using Repository.Domain.Organisations;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Exports;
using Repository.Web.Features.Organisations;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Admin;

public sealed record AdminOrganisationsPage(PageHead Head, IReadOnlyList<(Organisation Organisation, IReadOnlyList<string> Facts)> Organisations, Pager Pager) : IPage
{
    public required IReadOnlyList<FormField> Filters { get; init; }

    public required bool IsFiltered { get; init; }

    public required string Export { get; init; }
}

/// <param name="Error">What is wrong with what was chosen; null before.</param>
public sealed record MergePage(PageHead Head, Organisation Organisation, string Words, IReadOnlyList<FieldOption>? Found, FormErrors Error) : IPage
{
    public required string Address { get; init; }

    public required int Members { get; init; }
}

/// <summary>Lists and forms of organisations.</summary>
public sealed class OrganisationSheets(OrganisationStore organisations, MembershipStore memberships, OrganisationPages pages, TermOptions terms, ICatalogue catalogue, Labels labels, Texts texts, Links links)
{
    private const int PageSize = 50;

    private const int MaxFound = 20;

    /// <summary>Of an export; a batch is as much as is read at once.</summary>
    private const int BatchSize = 500;

    private static readonly string[] Done = ["created", "saved", "merged"];

    /// <summary>Languages of names: those of the site first.</summary>
    private IEnumerable<Term> NameLanguages => catalogue.Taxonomy.All(Dimension.Language).OrderBy(term => SiteLanguages.Find(term.Id) is null).ThenBy(term => term.Order);

    public string Address(Organisation organisation) => links.Admin(FormattableString.Invariant($"organisations/{organisation.Number}"));

    public async Task<AdminOrganisationsPage> ListAsync(OrganisationFilter filter, int page, CancellationToken ct)
    {
        var (found, total) = await organisations.ListAsync(filter, (Math.Min(page, Pager.Deepest(PageSize)) - 1) * PageSize, PageSize, ct);
        var list = links.Admin("organisations");
        return new AdminOrganisationsPage(
            AdminController.Head(texts, texts["Admin.MenuOrganisations"]),
            [.. found.Select(organisation => (organisation, pages.Facts(organisation)))],
            new Pager(page, PageSize, total, number => list + OrganisationQuery.ToQueryString(filter, number)))
        {
            Filters =
            [
                .. pages.Filters(filter),
                new("state", FieldKind.Select, texts["Admin.State"])
                {
                    Value = StoredName.Of(filter.State),
                    Options = [.. Enum.GetValues<OrganisationState>().Select(state => new FieldOption(StoredName.Of(state), texts[$"Admin.Organisation{state}"]))],
                },
            ],
            IsFiltered = filter != new OrganisationFilter(),
            Export = $"{list}/export{OrganisationQuery.ToQueryString(filter, 1)}",
        };
    }

    public FormSheet New(ModelStateDictionary state, Organisation? typed = null)
    {
        var heading = texts["Admin.NewOrganisation"];
        return FormSheet.Of(state, texts, AdminController.Head(texts, heading), heading, texts["Admin.Save"], Fields(typed)) with
        {
            Crumbs = [(texts["Admin.Administration"], links.Admin()), (texts["Admin.MenuOrganisations"], links.Admin("organisations")), (heading, null)],
            Ways = [(texts["Shared.Cancel"], links.Admin("organisations"))],
        };
    }

    public async Task<FormSheet> EditAsync(Organisation organisation, ModelStateDictionary state, string done, CancellationToken ct)
    {
        var name = organisation.Names.In(texts.Language.Code);
        var members = await memberships.CountMembersAsync(organisation.Id, ct);
        return FormSheet.Of(state, texts, AdminController.Head(texts, name), name, texts["Admin.Save"], Fields(organisation)) with
        {
            Crumbs = [(texts["Admin.Administration"], links.Admin()), (texts["Admin.MenuOrganisations"], links.Admin("organisations")), (name, null)],
            Notice = Done.Contains(done, StringComparer.Ordinal) ? new Notice("ok", texts[$"Admin.OrganisationDone.{done}"]) : null,
            Version = organisation.Version,
            Ways =
            [
                (texts["Admin.PublicPageShow"], links.Organisation(organisation.Number, organisation.Slug)),
                (texts.Count("Admin.MembersOf", members), FormattableString.Invariant($"{links.Admin("people")}?organisation={organisation.Number}")),
                (texts["Admin.Merge"], $"{Address(organisation)}/merge"),
            ],
        };
    }

    public FormSheet Stale(FormSheet sheet, Organisation current) => sheet with
    {
        Errors = new FormErrors(texts["Shared.StaleForm"], []),
        Version = current.Version,
        Meanwhile =
        [
            .. current.Names.All.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (NameLabel(pair.Key), pair.Value)),
            (texts["Organisations.ActorType"], labels.Full(new TermKey(Dimension.ActorType, current.ActorType))),
            (texts["Organisations.Country"], current.Country is null ? "" : labels.Full(new TermKey(Dimension.Country, current.Country))),
            (texts["Organisations.Description"], current.Description),
            (texts["Admin.Domains"], string.Join('\n', current.Domains)),
        ],
    };

    /// <summary>What was typed; the state says what is wrong with it.</summary>
    public Organisation Read(OrganisationForm form, IFormCollection fields, ModelStateDictionary state)
    {
        var organisation = OrganisationRules.Normalized(new Organisation
        {
            Id = Guid.Empty,
            Number = 0,
            Names = new LocalizedText(NameLanguages.ToDictionary(term => term.Id, term => fields[$"name-{term.Id}"].FirstOrDefault() ?? "", StringComparer.Ordinal)),
            ActorType = form.Actor ?? "",
            Country = form.Country,
            Description = form.Description ?? "",
            Domains = (form.Domains ?? "").Split('\n'),
        });
        foreach (var problem in OrganisationRules.Check(organisation, catalogue.Taxonomy))
        {
            OrganisationProblems.Explain(problem, state, texts, $"name-{NameLanguages.First().Id}");
        }

        return organisation;
    }

    public void Explain(OrganisationOutcome.DomainTaken taken, ModelStateDictionary state) =>
        state.AddModelError("domains", texts["Admin.ProblemDomainTaken", taken.Domain, taken.By.Names.In(texts.Language.Code)]);

    public async Task<MergePage> MergeAsync(Organisation organisation, string words, string? error, CancellationToken ct)
    {
        var heading = texts["Admin.MergeHeading", organisation.Names.In(texts.Language.Code)];
        var found = words.Length == 0 ? null : (await organisations.ListAsync(new OrganisationFilter { Words = words }, 0, MaxFound, ct)).Page;
        return new MergePage(
            AdminController.Head(texts, heading),
            organisation,
            words,
            found is null ? null : [.. found.Where(other => other.Id != organisation.Id).Select(Option)],
            new FormErrors(error is null ? null : texts[error], []))
        {
            Address = Address(organisation),
            Members = await memberships.CountMembersAsync(organisation.Id, ct),
        };
    }

    public FormSheet Export(int total, string back) => new(AdminController.Head(texts, texts["Admin.Export"]), texts["Admin.Export"], texts["Admin.ExportSubmit"])
    {
        Crumbs = [(texts["Admin.Administration"], links.Admin()), (texts["Admin.MenuOrganisations"], back), (texts["Admin.Export"], null)],
        Paragraphs = [texts.Count("Admin.ExportOrganisations", total), texts["Admin.ExportExplained"]],
        Ways = [(texts["Shared.Cancel"], back)],
    };

    public CsvResult Csv(OrganisationFilter filter, CancellationToken ct) => new(
        "organisations",
        ["number", "name", "actor type", "country", "state", "description"],
        AllAsync(filter, ct).Select(IReadOnlyList<object?> (organisation) =>
        [
            organisation.Number, organisation.Names.In(texts.Language.Code), labels.Full(new TermKey(Dimension.ActorType, organisation.ActorType)),
            organisation.Country is null ? "" : labels.Full(new TermKey(Dimension.Country, organisation.Country)), StoredName.Of(organisation.State), organisation.Description,
        ]));

    public IEnumerable<FormField> Fields(Organisation? organisation) =>
    [
        .. NameLanguages.Select(term => new FormField($"name-{term.Id}", FieldKind.Text, NameLabel(term.Id))
        {
            Value = organisation?.Names.All.GetValueOrDefault(term.Id) ?? "",
            MaxLength = Organisation.MaxName,
            Help = term.Id == NameLanguages.First().Id ? texts["Admin.NamesHelp"] : null,
        }),
        new("actor", FieldKind.Select, texts["Organisations.ActorType"]) { Value = organisation?.ActorType ?? "", Options = terms.OrNone(Dimension.ActorType, "Shared.Choose") },
        new("country", FieldKind.Select, texts["Organisations.Country"]) { Value = organisation?.Country ?? "", Options = terms.OrNone(Dimension.Country, "Organisations.NoCountry") },
        new("description", FieldKind.Area, texts["Organisations.Description"]) { Value = organisation?.Description ?? "", Rows = 5 },
        new("domains", FieldKind.Area, texts["Admin.Domains"]) { Value = string.Join('\n', organisation?.Domains ?? []), Help = texts["Admin.DomainsHelp"], Rows = 3 },
    ];

    private string NameLabel(string language) => texts["Admin.NameIn", labels.Language(language)];

    private FieldOption Option(Organisation organisation) => new(
        organisation.Number.ToString(CultureInfo.InvariantCulture),
        $"{organisation.Names.In(texts.Language.Code)} ({string.Join(", ", pages.Facts(organisation))})");

    private async IAsyncEnumerable<Organisation> AllAsync(OrganisationFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var skip = 0; ; skip += BatchSize)
        {
            var (batch, _) = await organisations.ListAsync(filter, skip, BatchSize, ct);
            foreach (var organisation in batch)
            {
                yield return organisation;
            }

            if (batch.Count < BatchSize)
            {
                yield break;
            }
        }
    }
}
