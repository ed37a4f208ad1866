namespace Repository.Web.Features.Reviews;

public sealed class RemarkActForm
{
    public const string Resolve = "resolve";
    public const string Reopen = "reopen";

    /// <summary>The answer is not enough.</summary>
    public const string Insist = "insist";
    public const string Remove = "remove";

    /// <summary>One of the above.</summary>
    public string? Act { get; set; }
}
