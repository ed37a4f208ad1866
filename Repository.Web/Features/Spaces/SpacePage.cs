using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Features.Threads;

namespace Repository.Web.Features.Spaces;

public sealed record SpaceListPage(PageHead Head, SpaceQuery Query, IReadOnlyList<SpaceGroup> Groups, Pager Pager) : IPage
{
    public required IReadOnlyList<FormField> Filters { get; init; }

    /// <summary>How many suggestions wait, for those who decide; null for others.</summary>
    public required int? Waiting { get; init; }

    /// <summary>Whoever asks may open a space.</summary>
    public required bool Opens { get; init; }

    /// <summary>Whoever asks is signed in, so may have spaces of their own.</summary>
    public required bool ShowsMine { get; init; }

    /// <summary>Of the page without <c>mine</c> and the number of a page, and with it.</summary>
    public required string MineAddress { get; init; }
}

/// <summary>Spaces of one phase.</summary>
public sealed record SpaceGroup(string Id, string Heading, IReadOnlyList<SpaceItem> Spaces);

/// <summary>A space in a list.</summary>
/// <param name="Facts">Dates, languages, who leads it.</param>
public sealed record SpaceItem(SaidText Title, string Address, SaidText Purpose, IReadOnlyList<string> Facts)
{
    public required string State { get; init; }

    public required string Tone { get; init; }

    public required string? Visibility { get; init; }

    public required bool IsMember { get; init; }

    public required IReadOnlyList<string> Objectives { get; init; }
}

public sealed record SpacePage(PageHead Head, SpaceItem Space) : IPage
{
    public Notice? Notice { get; init; }

    public required SaidText? Audience { get; init; }

    /// <summary>Null for those who may know of the space and not read it.</summary>
    public required ThreadList? Threads { get; init; }

    public required SaidText? Outcome { get; init; }

    /// <summary>Of this space alone, in paragraphs.</summary>
    public required IReadOnlyList<SaidText> Rules { get; init; }

    public required IReadOnlyList<SpaceStep> Steps { get; init; }

    public required string? Clock { get; init; }

    public required IReadOnlyList<string> Organisers { get; init; }

    public required IReadOnlyList<string> Facilitators { get; init; }

    public required IReadOnlyList<(string Text, string? Address)> Themes { get; init; }

    public required IReadOnlyList<(string Text, string? Address)> Regions { get; init; }

    /// <summary>Where it took place before it was brought here.</summary>
    public required string? Source { get; init; }

    /// <summary>What its facilitators do with it.</summary>
    public required IReadOnlyList<(string Text, string Address)> Running { get; init; }

    public required string? JoinAddress { get; init; }

    public required string? LeaveAddress { get; init; }
}

/// <summary>A step of the timetable.</summary>
/// <param name="Tone">A class of the style sheet; the present one has none.</param>
public sealed record SpaceStep(string Name, string? Tone, IReadOnlyList<string> Notes)
{
    public bool IsPresent => Tone is null;
}
