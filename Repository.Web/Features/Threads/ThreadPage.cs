using Microsoft.AspNetCore.Html;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Features.Spaces;

namespace Repository.Web.Features.Threads;

/// <summary>A page of a thread: posts at the top level, each with the first of what answers it; or one of those with all that does.</summary>
public sealed record ThreadPage(PageHead Head, IReadOnlyList<(string Text, string? Address)> Crumbs, SaidText Title, string Address, IReadOnlyList<PostView> Posts, Pager Pager) : IPage
{
    public Notice? Notice { get; init; }

    public required string State { get; init; }

    public required string Tone { get; init; }

    /// <summary>Pinned, locked, waiting: with an icon each.</summary>
    public required IReadOnlyList<(string Icon, string Text)> Marks { get; init; }

    public required IReadOnlyList<string> Facts { get; init; }

    public required string? AcceptedAddress { get; init; }

    public required string? UnreadAddress { get; init; }

    /// <summary>Null where nothing is to be marked: nobody is signed in, or all is read.</summary>
    public required int? ReadUpTo { get; init; }

    public required string? SettingsAddress { get; init; }

    /// <summary>Null where the reader does not write here; then <see cref="NotWriting"/> says why.</summary>
    public required PostFormPart? Form { get; init; }

    public required string? NotWriting { get; init; }

    public required string? SignInAddress { get; init; }

    public required IReadOnlyList<(SaidText Text, string Address, bool IsHere)> Questions { get; init; }

    public required SaidText SpaceTitle { get; init; }

    public required SaidText SpacePurpose { get; init; }

    public required string SpaceAddress { get; init; }
}

/// <summary>A form in which a post is written.</summary>
public sealed record PostFormPart(string Heading, string Submit, FormField Body, Guid FormId)
{
    /// <summary>Where it is sent; null for the address of its page.</summary>
    public string? Action { get; init; }

    /// <summary>Before the text: of a thread to be begun.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    public FormErrors Errors { get; init; } = new(null, []);

    /// <summary>What was typed, as it would be shown.</summary>
    public IHtmlContent? Preview { get; init; }

    /// <summary>By what a copy on the writer's device is named.</summary>
    public required string Copy { get; init; }

    public int? Version { get; init; }

    public string? CancelAddress { get; init; }

    /// <summary>Its heading is the page's, and stands there.</summary>
    public bool IsWholePage { get; init; }
}

/// <summary>A page that is one such form, with what it answers or changes.</summary>
public sealed record PostFormPage(PageHead Head, IReadOnlyList<(string Text, string? Address)> Crumbs, PostFormPart Form) : IPage
{
    /// <summary>What is answered.</summary>
    public PostView? Answered { get; init; }

    /// <summary>What was written in another window meanwhile.</summary>
    public string? Meanwhile { get; init; }

    public IReadOnlyList<string> Paragraphs { get; init; } = [];
}

/// <summary>A post on a page.</summary>
public sealed record PostView(int Number, string Address, string Author, DateTimeOffset WrittenAt)
{
    public string Anchor => $"post-{Number}";

    public required bool IsReply { get; init; }

    public required bool IsFacilitator { get; init; }

    public required bool IsOwn { get; init; }

    public required bool IsAccepted { get; init; }

    /// <summary>The first that the reader has not read.</summary>
    public bool IsFirstNew { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public string? VersionsAddress { get; init; }

    /// <summary>Whom it answers, and where that is.</summary>
    public (string Author, string Address)? Parent { get; init; }

    /// <summary>Null where it was removed and the reader is not to see it.</summary>
    public required IHtmlContent? Body { get; init; }

    /// <summary>Of the text; null where it is not known.</summary>
    public required string? Language { get; init; }

    public required bool IsHeld { get; init; }

    /// <summary>That it was removed, by whom and why; null while it stands.</summary>
    public required string? Removed { get; init; }

    /// <summary>Null where the reader says nothing by a button here.</summary>
    public required string? ReactionsAddress { get; init; }

    public required IReadOnlyList<ReactionView> Reactions { get; init; }

    /// <summary>Links to forms: reply, quote, edit, remove.</summary>
    public required IReadOnlyList<(string Text, string Address)> Ways { get; init; }

    /// <summary>Buttons: accept, release, restore.</summary>
    public required IReadOnlyList<(string Text, string Address, string Value)> Acts { get; init; }

    /// <summary>What answers it and is not on this page: how much, and where.</summary>
    public (string Text, string Address)? More { get; init; }
}

/// <param name="Value">Of the button.</param>
/// <param name="IsPressed">The reader said it.</param>
public sealed record ReactionView(string Value, string Text, int Count, bool IsPressed);

public sealed record PostVersionsPage(PageHead Head, IReadOnlyList<(string Text, string? Address)> Crumbs, IReadOnlyList<(DateTimeOffset WrittenAt, IHtmlContent Body)> Versions) : IPage;
