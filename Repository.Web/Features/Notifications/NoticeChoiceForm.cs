using Repository.Domain.Data;
using Repository.Domain.Notifications;

namespace Repository.Web.Features.Notifications;

/// <summary>Names of the topics that are ticked.</summary>
public sealed class NoticeChoiceForm
{
    public IReadOnlyList<string>? Site { get; set; }

    public IReadOnlyList<string>? Mail { get; set; }

    /// <summary>Of the topics that were asked for.</summary>
    public IReadOnlyList<NoticeChoice> ToChoices(IEnumerable<NoticeTopic> topics) =>
        [.. topics.Select(topic => new NoticeChoice(topic, Has(Site, topic), Has(Mail, topic)))];

    private static bool Has(IReadOnlyList<string>? ticked, NoticeTopic topic) => ticked?.Contains(StoredName.Of(topic), StringComparer.Ordinal) == true;
}
