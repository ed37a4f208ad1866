using Repository.Domain.Reviews;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Reviews;

public sealed class DecisionForm
{
    /// <summary>Keeps the criteria without deciding.</summary>
    public const string Keep = "keep";

    /// <summary><see cref="Keep"/>, or anything else to decide.</summary>
    public string? Act { get; set; }

    /// <summary>What the reviewer has read.</summary>
    public Guid Revision { get; set; }

    /// <summary>Stored name of a <see cref="DecisionKind"/>.</summary>
    public string? Decision { get; set; }

    public string? Reason { get; set; }

    /// <summary>Year, month and day.</summary>
    [Microsoft.AspNetCore.Mvc.FromForm(Name = "answer-by")]
    public string? AnswerBy { get; set; }
}

/// <summary>The decision's form as it stands: what was typed, or what a template fills in.</summary>
public sealed record TypedDecision
{
    /// <summary>Name of one that fills in the rest; empty for none.</summary>
    public string Template { get; init; } = "";

    public string Decision { get; init; } = "";

    public string Reason { get; init; } = "";

    public string AnswerBy { get; init; } = "";

    /// <summary>What was typed; null to show what is kept.</summary>
    public IReadOnlyList<CriterionRating>? Typed { get; init; }

    public IReadOnlyList<CriterionRating> Ratings => Typed ?? [];

    public FormErrors Errors { get; init; } = new(null, []);

    public string? ProblemOf(string name) => Errors.Fields.FirstOrDefault(field => field.Name == name)?.Error;
}
