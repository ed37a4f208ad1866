using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Spaces;

/// <param name="Decides">Whoever asks decides, so it holds everybody's.</param>
public sealed record SuggestionListPage(PageHead Head, IReadOnlyList<SuggestionItem> Suggestions, Pager Pager, bool Decides) : IPage;

/// <summary>A suggestion in a list.</summary>
/// <param name="Note">When it was sent, and by whom where that is not the reader.</param>
public sealed record SuggestionItem(SaidText Title, string Address, string State, string Tone, string Note);

public sealed record SuggestionPage(PageHead Head, SuggestionItem Suggestion) : IPage
{
    public Notice? Notice { get; init; }

    /// <summary>Why it was declined; empty otherwise.</summary>
    public required string Reason { get; init; }

    /// <summary>What the space would say, by part.</summary>
    public required IReadOnlyList<(string Label, string Text)> Facts { get; init; }

    /// <summary>Of the space that came of it.</summary>
    public required string? Space { get; init; }

    /// <summary>It waits for whoever asks.</summary>
    public required bool Waits { get; init; }

    public required string Approval { get; init; }

    public required string Refusal { get; init; }
}
