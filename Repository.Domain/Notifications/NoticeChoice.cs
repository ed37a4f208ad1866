namespace Repository.Domain.Notifications;

/// <summary>How somebody is told of a topic.</summary>
public sealed record NoticeChoice(NoticeTopic Topic, bool InPage, bool ByMail);
