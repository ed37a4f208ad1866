using Repository.Domain.Data;

namespace Repository.Domain.Notifications;

/// <summary>What people have chosen to be told.</summary>
public sealed class NoticeChoiceStore(Database database)
{
    private const string SelectOfAccount = """
        select topic, in_page, by_mail
        from   notice_choices
        where  account_id = @accountId
        """;

    /// <summary>One for each topic.</summary>
    public async Task<IReadOnlyList<NoticeChoice>> OfAsync(Guid accountId, CancellationToken ct)
    {
        var chosen = await database.ReadAsync(session => session.QueryAsync<ChoiceRow>(SelectOfAccount, new { accountId }, ct), ct);
        var byTopic = chosen.ToDictionary(row => StoredName.Parse<NoticeTopic>(row.Topic));
        return [.. Enum.GetValues<NoticeTopic>().Select(topic => byTopic.TryGetValue(topic, out var row) ? new NoticeChoice(topic, row.InPage, row.ByMail) : new NoticeChoice(topic, InPage: true, ByMail: true))];
    }

    private const string Upsert = """
        insert into notice_choices (account_id, topic, in_page, by_mail)
        values (@accountId, @topic, @inPage, @byMail)
        on     conflict (account_id, topic) do update
        set    in_page = excluded.in_page, by_mail = excluded.by_mail
        """;

    public Task SetAsync(Guid accountId, IReadOnlyList<NoticeChoice> choices, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            foreach (var choice in choices)
            {
                await session.ExecuteAsync(Upsert, new { accountId, topic = StoredName.Of(choice.Topic), choice.InPage, choice.ByMail }, ct);
            }
        },
        ct);

    private const string EndMails = """
        insert into notice_choices (account_id, topic, in_page, by_mail)
        select a.id, @topic, true, false
        from   accounts a
        where  a.id = @accountId
        on     conflict (account_id, topic) do update
        set    by_mail = excluded.by_mail
        """;

    /// <summary>No mails of the topic any more; what is told on the site stays as it is.</summary>
    public Task EndMailsAsync(Guid accountId, NoticeTopic topic, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(EndMails, new { accountId, topic = StoredName.Of(topic) }, ct), ct);

    private sealed record ChoiceRow
    {
        public required string Topic { get; init; }

        public required bool InPage { get; init; }

        public required bool ByMail { get; init; }
    }
}
