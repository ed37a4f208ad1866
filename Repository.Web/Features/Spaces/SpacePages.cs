using Repository.Domain.Access;
using Repository.Domain.Data;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Features.Threads;
using Repository.Web.Languages;

namespace Repository.Web.Features.Spaces;

public sealed class SpacePages(SpaceStore spaces, ThreadLists threads, SuggestionStore suggestions, SpaceQueries queries, SpaceFilters filters, SpaceWords words, AccessGate gate, Labels labels, Texts texts, Links links)
{
    private const int PageSize = 30;

    public async Task<SpaceListPage> ListAsync(SpaceQuery query, int page, CancellationToken ct)
    {
        var (found, total) = await spaces.ListAsync(queries.ToFilter(query), gate.Actor, (Math.Min(page, Pager.Deepest(PageSize)) - 1) * PageSize, PageSize, ct);
        return new SpaceListPage(
            new PageHead { Title = texts["Spaces.Spaces"], Description = texts["Spaces.Introduction"], Section = SiteSection.Spaces, NoIndex = query.IsFiltered },
            query,
            [.. found.GroupBy(one => one.Phase).Select(group => new SpaceGroup(StoredName.Of(group.Key), texts[$"Spaces.Group{group.Key}"], [.. group.Select(Item)]))],
            new Pager(page, PageSize, total, number => links.Spaces + query.ToQueryString(number)))
        {
            Filters = await filters.OfAsync(query, ct),
            Waiting = gate.Shows(PolicyTable.DecideSuggestion, new AccessSubject()) ? await suggestions.CountWaitingAsync(ct) : null,
            Opens = gate.Shows(PolicyTable.OpenSpace, new AccessSubject()),
            ShowsMine = gate.Actor.IsSignedIn,
            MineAddress = links.Spaces + (query with { Mine = !query.Mine }).ToQueryString(1),
        };
    }

    /// <param name="query">What the reader has just done, and which of the discussions they want to see.</param>
    public async Task<SpacePage> OfAsync(SpaceCase found, IQueryCollection query, CancellationToken ct)
    {
        var (content, item) = (found.Space.Content, Item(found));
        var reads = gate.Shows(PolicyTable.ReadSpace, found.Subject);
        return new SpacePage(
            new PageHead { Title = item.Title.Text, Description = Extracts.Opening(item.Purpose.Text), Section = SiteSection.Spaces, NoIndex = content.Visibility != SpaceVisibility.Public },
            item)
        {
            Notice = query["done"].ToString() switch
            {
                "joined" when found.IsMember => new Notice("ok", texts["Spaces.DoneJoined"]),
                "left" when !found.IsMember => new Notice("ok", texts["Spaces.DoneLeft"]),
                "opened" or "saved" when gate.Shows(PolicyTable.EditSpace, found.Subject) => new Notice("ok", texts[query["done"].ToString() == "opened" ? "Spaces.DoneOpened" : "Spaces.DoneSaved"]),
                _ => null,
            },
            Audience = Said(content.Audience),
            Threads = reads ? await threads.OfAsync(found, query["unanswered"] == "1", NumberedAddress.Page(query), ct) : null,
            Outcome = reads ? Said(content.Outcome) : null,
            Rules = Said(content.Rules) is { } rules ? [.. Paragraphs.Of(rules.Text).Select(paragraph => rules with { Text = paragraph })] : [],
            Steps = Steps(found),
            Clock = words.Clock(found),
            Organisers = content.Organisers,
            Facilitators = await spaces.FacilitatorsAsync(found.Space.Name, ct),
            Themes = Terms(content, Dimension.Theme),
            Regions = [.. Terms(content, Dimension.Region), .. Terms(content, Dimension.ReviewRegion)],
            Source = content.Source,
            JoinAddress = !found.IsMember && MayJoin(found) ? links.Space(found.Space.Name, "join") : null,
            Running = gate.Shows(PolicyTable.EditSpace, found.Subject)
                ? [(texts["Spaces.Edit"], links.Space(found.Space.Name, "edit")), (texts["Spaces.Move"], links.Space(found.Space.Name, "state"))]
                : [],
            LeaveAddress = found.IsMember ? links.Space(found.Space.Name, "leave") : null,
        };
    }

    /// <summary>A reader without an account is asked to sign in on the way.</summary>
    private bool MayJoin(SpaceCase found) => gate.Shows(PolicyTable.JoinSpace, found.Subject) || (!gate.Actor.IsSignedIn && found.Phase is SpacePhase.Announced or SpacePhase.Open);

    private SpaceItem Item(SpaceCase found)
    {
        var content = found.Space.Content;
        return new SpaceItem(words.Said(content.Title), links.Space(found.Space.Name), words.Said(content.Purpose), [.. new[] { words.Dates(content.Timetable), words.Languages(content) }.OfType<string>().Where(fact => fact.Length > 0)])
        {
            State = words.State(found),
            Tone = SpaceWords.Tone(found.Phase),
            Visibility = words.Visibility(content.Visibility),
            IsMember = found.IsMember,
            Objectives = content.TermsOf(Dimension.Objective),
        };
    }

    private SaidText? Said(LocalizedText? text) => text is null ? null : words.Said(text);

    private List<(string Text, string? Address)> Terms(SpaceContent content, Dimension dimension) =>
        [.. content.TermsOf(dimension).Select(id => new TermKey(dimension, id)).Select(key => (labels.Full(key), links.Term(key)))];

    /// <summary>A community without days has no timetable.</summary>
    private List<SpaceStep> Steps(SpaceCase found)
    {
        var timetable = found.Space.Content.Timetable;
        return words.Dates(timetable) is not { } dates ? [] :
        [
            Step(SpacePhase.Announced, texts["Spaces.StepAnnounced"]),
            Step(SpacePhase.Open, texts["Spaces.StepOpen"], [dates, .. timetable is { IsExtended: true, FirstCloses: { } first } ? [texts["Spaces.ExtendedFrom", words.Date(first)]] : Array.Empty<string>()]),
            Step(SpacePhase.Closed, texts["Spaces.StepClosed"]),
            Step(SpacePhase.Archived, texts["Spaces.StepArchived"]),
        ];

        SpaceStep Step(SpacePhase phase, string name, params string[] notes) => new(name, phase < found.Phase ? "done" : phase > found.Phase ? "quiet" : null, notes);
    }
}
