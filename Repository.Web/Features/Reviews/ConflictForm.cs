namespace Repository.Web.Features.Reviews;

public sealed class ConflictForm
{
    /// <summary><c>none</c> or <c>some</c>.</summary>
    public string? Conflict { get; set; }

    /// <summary>Which one.</summary>
    public string? Which { get; set; }
}
