using System.Globalization;
using Repository.Domain.Taxonomy;
using static Repository.Domain.Contributions.Kinds.FieldsOf<Repository.Domain.Contributions.Kinds.Practice>;

namespace Repository.Domain.Contributions.Kinds;

/// <summary>The fields of a practice, as the Hub's form has them.</summary>
public static class PracticeFields
{
    /// <summary>The Global Compact was adopted in December 2018.</summary>
    private const int FirstYearOfTheCompact = 2019;

    public static Kind Kind { get; } = new Kind<Practice>
    {
        Name = "practice",
        PathSegment = "practices",
        Fields =
        [
            Text("title", p => p.Title, (p, v) => p with { Title = v }) with { Place = FieldPlace.Head, RequiredToImport = true, RequiredToSubmit = true, SearchWeight = 4, MaxLength = 250, MaxWords = 25 },
            Prose("summary", p => p.Summary, (p, v) => p with { Summary = v }) with { Place = FieldPlace.Head, RequiredToImport = true, RequiredToSubmit = true, SearchWeight = 2, MaxLength = 3_000, MinWords = 40, MaxWords = 150 },

            Terms("objectives", Dimension.Objective) with { Place = FieldPlace.Elsewhere, RequiredToImport = true, RequiredToSubmit = true, Max = 23 },

            Prose("context", p => p.Context, (p, v) => p with { Context = v }) with { Place = FieldPlace.Body, SearchWeight = 1 },
            Prose("actions", p => p.Actions, (p, v) => p with { Actions = v }) with { Place = FieldPlace.Body, RequiredToSubmit = true, SearchWeight = 1 },
            Prose("results", p => p.Results, (p, v) => p with { Results = v }) with { Place = FieldPlace.Body, RequiredToSubmit = true, SearchWeight = 1, TellsDifficulties = true },
            Prose("lessons", p => p.Lessons, (p, v) => p with { Lessons = v }) with { Place = FieldPlace.Body, Expected = true, SearchWeight = 1, TellsDifficulties = true },
            Prose("replicability", p => p.Replicability, (p, v) => p with { Replicability = v }) with { Place = FieldPlace.Body, Expected = true, SearchWeight = 1 },
            Prose("innovation", p => p.Innovation, (p, v) => p with { Innovation = v }) with { Place = FieldPlace.Body, SearchWeight = 1 },

            Year("start-year", p => p.StartYear, (p, v) => p with { StartYear = v }) with { Place = FieldPlace.Elsewhere, RequiredToSubmit = true, Role = YearRole.First },
            Year("end-year", p => p.EndYear, (p, v) => p with { EndYear = v }) with { Place = FieldPlace.Elsewhere, Role = YearRole.Last, WishedFrom = FirstYearOfTheCompact },
            Flag("ongoing", p => p.Ongoing, (p, v) => p with { Ongoing = v }) with { Place = FieldPlace.Elsewhere, MeansOngoing = true },
            Text("date-note", p => p.DateNote, (p, v) => p with { DateNote = v }) with { Place = FieldPlace.Elsewhere },

            Terms("countries", Dimension.Country) with { Place = FieldPlace.Elsewhere },
            Terms("regions", Dimension.Region) with { Place = FieldPlace.Elsewhere, RequiredToSubmit = true, Max = 30 },
            Text("region-note", p => p.RegionNote, (p, v) => p with { RegionNote = v }) with { Place = FieldPlace.Elsewhere, SearchWeight = 1 },
            List("localities", p => p.Localities, (p, v) => p with { Localities = v }) with { Place = FieldPlace.Elsewhere, SearchWeight = 1.5 },
            Terms("review-regions", Dimension.ReviewRegion) with { Max = 5 },

            Terms("type", Dimension.PracticeType) with { RequiredToSubmit = true, Max = 1 },
            List("implementers", p => p.Implementers, (p, v) => p with { Implementers = v }) with { RequiredToSubmit = true, SearchWeight = 1.5 },
            List("partners", p => p.Partners, (p, v) => p with { Partners = v }) with { SearchWeight = 1 },
            Terms("actor-types", Dimension.ActorType) with { RequiredToSubmit = true, Max = 23 },
            Terms("themes", Dimension.Theme) with { Max = 10 },
            Terms("principles", Dimension.Principle) with { RequiredToSubmit = true, Max = 10 },
            Terms("sdgs", Dimension.Sdg) with { Max = 17 },
            Link("source", p => p.Source, (p, v) => p with { Source = v }) with { RequiredToImport = true },
            Links("more-links", p => p.MoreLinks, (p, v) => p with { MoreLinks = v }),
            Terms("origin", Dimension.Origin) with { Max = 1 },
            Terms("source-detail", Dimension.SourceDetail) with { Max = 1 },
        ],
        Sections =
        [
            new("title", "title", "type"),
            new("objectives", "objectives", "principles", "themes", "sdgs"),
            new("when-and-where", "start-year", "end-year", "ongoing", "date-note", "countries", "regions", "localities", "region-note", "review-regions"),
            new("who", "implementers", "actor-types", "partners"),
            new("text", "summary", "context", "actions"),
            new("lessons", "results", "lessons", "replicability", "innovation"),
            new("links", "source", "more-links", "origin", "source-detail"),
        ],
        YearsOf = practice => practice.StartYear is { } start
            ? new YearSpan(start, practice.EndYear ?? (practice.Ongoing ? null : start))
            : practice.EndYear is { } end ? new YearSpan(end, end) : null,
        ContradictionsOf = Contradictions,
    };

    private static IEnumerable<FieldProblem> Contradictions(Practice practice)
    {
        if (practice.EndYear < practice.StartYear)
        {
            yield return new FieldProblem("end-year", FieldRule.EndBeforeStart, practice.EndYear?.ToString(CultureInfo.InvariantCulture) ?? "");
        }
    }
}
