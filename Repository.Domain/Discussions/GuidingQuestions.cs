using Repository.Domain.Data;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Discussions;

/// <summary>The threads of the questions that a space itself asks.</summary>
public static class GuidingQuestions
{
    /// <summary>SQLite takes “on conflict” after a select for its own only behind a “where”.</summary>
    private static string InsertThenDelete(Dialect dialect) => $"""
        insert into threads (id, number, space_id, kind, title, question, held, pinned, locked, created_at, last_at, posts, last_number, last_root)
        select given.id, (select coalesce(max(number), 0) from threads) + given.question, @spaceId, 'guiding', given.title, given.question, @no, @no, @no, @now, @now, 0, 0, 0
        from   {dialect.Rows("@rows", "id text, title text, question integer")}
        where  given.question > 0
        on     conflict (space_id, question) do update set title = excluded.title;
        delete from threads
        where  space_id = @spaceId and question > @count and last_number = 0
        """;

    /// <summary>
    /// A space's questions have their threads, in the transaction that writes the space, which has taken its turn (<see cref="TakeTurnAsync"/>). The thread of a question that is
    /// asked no more goes if nobody wrote in it, else it stays, at the end.
    /// </summary>
    public static Task FollowAsync(DatabaseSession session, Guid spaceId, SpaceContent content, CancellationToken ct)
    {
        var rows = content.Questions.Select((text, i) => new { Id = Guid.CreateVersion7(session.Now), Title = text.In(LocalizedText.Fallback), Question = i + 1 });
        return session.ExecuteAsync(InsertThenDelete(session.Dialect), new { spaceId, rows = JsonRows.Of(rows), no = false, now = session.Now, count = content.Questions.Count }, ct);
    }

    /// <summary>The first command of a transaction that writes a space with its questions.</summary>
    public static Task TakeTurnAsync(DatabaseSession session, CancellationToken ct) => PostTurns.TakeAsync(session, ct);
}
