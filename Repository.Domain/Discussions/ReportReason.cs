namespace Repository.Domain.Discussions;

/// <summary>Why somebody reports a post.</summary>
public enum ReportReason
{
    /// <summary>It names a person, or tells how to reach one.</summary>
    Personal,
    Insulting,
    Advertising,
    OffTopic,
    Other,
}
