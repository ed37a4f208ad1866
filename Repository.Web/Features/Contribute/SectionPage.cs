using Repository.Domain.Submissions;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Contribute;

/// <summary>A section of a draft, to be written.</summary>
public sealed record SectionPage(PageHead Head, OpenedSubmission Opened, DraftSection Section) : IPage
{
    public required string Heading { get; init; }

    /// <summary>Which it is of how many.</summary>
    public required string Place { get; init; }

    /// <summary>Of the draft, or that it has none yet.</summary>
    public required string DraftTitle { get; init; }

    public Notice? Notice { get; init; }

    /// <summary>Name of a section whose copies on this device are needless, as it has been saved.</summary>
    public string? Saved { get; init; }

    public FormErrors Errors { get; init; } = new(null, []);

    public required IReadOnlyList<SectionField> Fields { get; init; }

    /// <summary>What the writer has seen, for the form to carry.</summary>
    public required string Token { get; init; }

    public required ReviewerQuestions Asks { get; init; }

    public IReadOnlyList<SimilarRecord>? Similar { get; init; }

    public string PersonKey { get; init; } = "";

    public Submission Submission => Opened.Submission;
}
