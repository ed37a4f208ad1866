using Repository.Domain.Reviews;

namespace Repository.Web.Features.Reviews;

/// <summary>Words to begin a reason with. Its texts are <c>Reviews.Template.{Name}.Title</c> and <c>.Text</c>.</summary>
public sealed record ReviewTemplate(string Name, DecisionKind Decision)
{
    public static IReadOnlyList<ReviewTemplate> All { get; } =
    [
        new("thanks", DecisionKind.Approve),
        new("more-detail", DecisionKind.RequestChanges),
        new("evidence", DecisionKind.RequestChanges),
        new("acronyms", DecisionKind.RequestChanges),
        new("out-of-scope", DecisionKind.Reject),
        new("not-applied", DecisionKind.Reject),
        new("duplicate", DecisionKind.Reject),
        new("promotion", DecisionKind.Reject),
    ];

    public static ReviewTemplate? Find(string name) => All.FirstOrDefault(template => template.Name == name);
}
