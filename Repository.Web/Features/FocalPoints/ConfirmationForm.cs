namespace Repository.Web.Features.FocalPoints;

public sealed class ConfirmationForm
{
    public const string Confirm = "confirm";
    public const string Decline = "decline";

    public string? Answer { get; set; }

    /// <summary>Why it is declined.</summary>
    public string? Reason { get; set; }
}
