namespace Repository.Web.Features.Reviews;

public sealed class RemarkForm
{
    public const string Must = "must";
    public const string Suggestion = "suggestion";

    public string? Remark { get; set; }

    /// <summary><see cref="Must"/> or <see cref="Suggestion"/>.</summary>
    public string? Weight { get; set; }
}
