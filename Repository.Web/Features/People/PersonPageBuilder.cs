using Repository.Domain.Contributions;
using Repository.Domain.People;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.People;

/// <summary>A person's public page: only what they show, and what they have published.</summary>
public sealed record PersonPage(PageHead Head, PublicPerson Person, AuthoredRecords Contributions) : IPage
{
    /// <summary>Paragraphs of what the person wrote; empty unless it is shown.</summary>
    public required IReadOnlyList<string> About { get; init; }

    public required IReadOnlyList<(string Label, string Text)> Facts { get; init; }

    public required IReadOnlyList<Term> Objectives { get; init; }

    public required IReadOnlyList<Term> Themes { get; init; }

    public required IReadOnlyList<string> Links { get; init; }
}

public sealed class PersonPageBuilder(AuthorStore authors, ICatalogue catalogue, Labels labels, Texts texts, Links links)
{
    public async Task<PersonPage> OfAsync(PublicPerson person, int page, CancellationToken ct)
    {
        var (ids, total) = await authors.PublishedOfAccountAsync(person.AccountId, (page - 1) * AuthoredRecords.PageSize, AuthoredRecords.PageSize, ct);
        var (profile, address) = (person.Profile, links.Person(person.Number, person.Slug));
        IReadOnlyList<Term> Shown(Dimension dimension, IReadOnlyList<string> terms) =>
            profile.Shows(ProfilePart.Expertise) ? [.. terms.Select(id => catalogue.Taxonomy.Find(dimension, id)).OfType<Term>()] : [];
        return new PersonPage(
            // Search engines are not told of people: who looks for a name here finds it by what they published.
            new PageHead { Title = person.DisplayName, NoIndex = true },
            person,
            AuthoredRecords.Of(ids, total, page, catalogue, number => number == 1 ? address : $"{address}?page={number}"))
        {
            About = profile.Shows(ProfilePart.About) ? Paragraphs.Of(profile.About) : [],
            Facts = [.. Facts(profile)],
            Objectives = Shown(Dimension.Objective, profile.Objectives),
            Themes = Shown(Dimension.Theme, profile.Themes),
            Links = profile.Shows(ProfilePart.Links) ? profile.Links : [],
        };
    }

    private IEnumerable<(string Label, string Text)> Facts(Profile profile)
    {
        if (profile.Shows(ProfilePart.ActorType))
        {
            yield return (texts["People.ActorType"], labels.Full(new TermKey(Dimension.ActorType, profile.ActorType!)));
        }

        if (profile.Shows(ProfilePart.Country))
        {
            yield return (texts["People.Country"], labels.Full(new TermKey(Dimension.Country, profile.Country!)));
        }

        if (profile.Shows(ProfilePart.Languages))
        {
            yield return (texts["People.Languages"], texts.List([.. profile.Languages.Select(labels.Language)]));
        }
    }
}
