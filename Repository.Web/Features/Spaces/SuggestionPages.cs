using Repository.Domain.Access;
using Repository.Domain.Spaces;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Spaces;

/// <summary>Suggestions, for their authors and those who decide.</summary>
public sealed class SuggestionPages(SuggestionStore suggestions, SpaceFields fields, SpaceWords words, AccessGate gate, Texts texts, Links links)
{
    private const int PageSize = 30;

    public async Task<SuggestionListPage> ListAsync(int page, CancellationToken ct)
    {
        var decides = gate.Shows(PolicyTable.DecideSuggestion, new AccessSubject());
        var (found, total) = await suggestions.ListAsync(decides ? null : gate.Actor.AccountId, (Math.Min(page, Pager.Deepest(PageSize)) - 1) * PageSize, PageSize, ct);
        return new SuggestionListPage(
            Head(texts[decides ? "Spaces.Suggestions" : "Spaces.MySuggestions"]),
            [.. found.Select(Item)],
            new Pager(page, PageSize, total, number => $"{links.Suggestions()}?page={number}"),
            decides);
    }

    /// <param name="notice">What the reader has just done, or met.</param>
    public SuggestionPage Of(SpaceSuggestion suggestion, Notice? notice)
    {
        var item = Item(suggestion);
        return new SuggestionPage(Head(item.Title.Text), item)
        {
            Notice = notice,
            Reason = suggestion.Reason,
            Facts = fields.Facts(suggestion.Content),
            Space = suggestion.SpaceName is { } name ? links.Space(name) : null,
            Waits = suggestion.State == SuggestionState.Waiting && gate.Shows(PolicyTable.DecideSuggestion, suggestion.Subject),
            Approval = links.Suggestions(suggestion.Id, "approval"),
            Refusal = links.Suggestions(suggestion.Id, "refusal"),
        };
    }

    private static PageHead Head(string title) => new() { Title = title, Section = SiteSection.Spaces, NoIndex = true };

    private SuggestionItem Item(SpaceSuggestion suggestion) => new(
        words.Said(suggestion.Content.Title),
        links.Suggestions(suggestion.Id),
        texts[$"Spaces.Suggestion{suggestion.State}"],
        suggestion.State switch { SuggestionState.Approved => "ok", SuggestionState.Waiting => "info", _ => "" },
        suggestion.AuthorId == gate.Actor.AccountId ? texts.Date(suggestion.SuggestedAt) : texts["Spaces.SuggestedBy", suggestion.Author, texts.Date(suggestion.SuggestedAt)]);
}
