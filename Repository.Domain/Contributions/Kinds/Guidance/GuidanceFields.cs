using Repository.Domain.Taxonomy;
using static Repository.Domain.Contributions.Kinds.FieldsOf<Repository.Domain.Contributions.Kinds.Guidance>;

namespace Repository.Domain.Contributions.Kinds;

/// <summary>The fields of a piece of thematic guidance.</summary>
public static class GuidanceFields
{
    public static Kind Kind { get; } = new Kind<Guidance>
    {
        Name = "guidance",
        PathSegment = "guidance",
        Fields =
        [
            Text("title", g => g.Title, (g, v) => g with { Title = v }) with { Place = FieldPlace.Head, RequiredToImport = true, RequiredToSubmit = true, SearchWeight = 4, MaxLength = 250, MaxWords = 25 },
            Prose("summary", g => g.Summary, (g, v) => g with { Summary = v }) with { Place = FieldPlace.Head, RequiredToImport = true, RequiredToSubmit = true, SearchWeight = 2, MaxLength = 3_000, MinWords = 40, MaxWords = 150 },
            Terms("objectives", Dimension.Objective) with { Place = FieldPlace.Elsewhere, Max = 23 },
            Terms("type", Dimension.ResourceType) with { RequiredToSubmit = true, Max = 1 },
            Year("year", g => g.Year, (g, v) => g with { Year = v }),
            Text("publisher", g => g.Publisher, (g, v) => g with { Publisher = v }) with { RequiredToImport = true, RequiredToSubmit = true, SearchWeight = 1.5 },
            List("co-publishers", g => g.CoPublishers, (g, v) => g with { CoPublishers = v }) with { SearchWeight = 1.5 },
            Terms("themes", Dimension.Theme) with { RequiredToImport = true, RequiredToSubmit = true, Max = 10 },
            Terms("document-languages", Dimension.Language) with { RequiredToSubmit = true, Max = 20 },
            Text("note", g => g.Note, (g, v) => g with { Note = v }),
            Link("source", g => g.Source, (g, v) => g with { Source = v }),
            Text("bibliographic-source", g => g.BibliographicSource, (g, v) => g with { BibliographicSource = v }) with { MaxLength = 500 },
            Links("more-links", g => g.MoreLinks, (g, v) => g with { MoreLinks = v }),
        ],
        Sections =
        [
            new("title", "title", "type", "document-languages"),
            new("subject", "themes", "objectives"),
            new("publication", "publisher", "co-publishers", "year"),
            new("text", "summary"),
            new("links", "source", "bibliographic-source", "more-links"),
        ],
        YearsOf = guidance => guidance.Year is { } year ? new YearSpan(year, year) : null,
        ContradictionsOf = guidance => guidance.Source is null && guidance.BibliographicSource is null ? [new FieldProblem("source", FieldRule.Required)] : [],
    };
}
