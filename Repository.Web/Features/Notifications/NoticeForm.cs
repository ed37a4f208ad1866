namespace Repository.Web.Features.Notifications;

/// <summary>What is to be marked as read.</summary>
public sealed class NoticeForm
{
    /// <summary>One notice; null for all.</summary>
    public Guid? Notice { get; set; }

    /// <summary>When the page was made, as stored.</summary>
    public string? Until { get; set; }
}
