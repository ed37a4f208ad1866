using Repository.Domain.Data;
using Repository.Domain.Spaces;

namespace Repository.Domain.Discussions;

/// <summary>The threads of the questions that a space itself asks.</summary>
public static class GuidingQuestions
{
    private const string Insert = """
        insert into threads (id, number, space_id, kind, title, question, held, pinned, locked, created_at, last_at, posts, last_number, last_root)
        values (@id, (select coalesce(max(number), 0) + 1 from threads), @spaceId, 'guiding', @title, @question, @no, @no, @no, @now, @now, 0, 0, 0)
        on     conflict (space_id, question) do update set title = excluded.title
        """;

    private const string DeleteEmpty = "delete from threads where space_id = @spaceId and question > @count and last_number = 0";

    /// <summary>
    /// A space's questions have their threads, in the transaction that writes the space, which has taken its turn (<see cref="TakeTurnAsync"/>). The thread of a question that is
    /// asked no more goes if nobody wrote in it, else it stays, at the end.
    /// </summary>
    public static async Task FollowAsync(DatabaseSession session, Guid spaceId, SpaceContent content, CancellationToken ct)
    {
        foreach (var (text, i) in content.Questions.Select((text, i) => (text, i)))
        {
            var title = text.In(Taxonomy.LocalizedText.Fallback);
            await session.ExecuteAsync(Insert, new { id = Guid.CreateVersion7(session.Now), spaceId, title = title[..Math.Min(title.Length, SpaceContent.MaxText)], question = i + 1, no = false, now = session.Now }, ct);
        }

        var gone = new { spaceId, count = content.Questions.Count };
        await session.ExecuteAsync(DeleteEmpty, gone, ct);
    }

    /// <summary>The first command of a transaction that writes a space with its questions.</summary>
    public static Task TakeTurnAsync(DatabaseSession session, CancellationToken ct) => PostTurns.TakeAsync(session, ct);
}
