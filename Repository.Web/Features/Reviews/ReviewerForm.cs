namespace Repository.Web.Features.Reviews;

public sealed class ReviewerForm
{
    /// <summary>The account's id.</summary>
    public Guid? Reviewer { get; set; }
}
