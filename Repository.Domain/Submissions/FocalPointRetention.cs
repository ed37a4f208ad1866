using Repository.Domain.Data;

namespace Repository.Domain.Submissions;

/// <summary>Erases addresses of focal points that nobody will be written to at, and secrets of links that are over.</summary>
public sealed class FocalPointRetention(Database database)
{
    /// <summary>As long as the mails themselves are kept.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>Of what is published the last one stays: a change of it is confirmed there, too.</summary>
    private const string EraseAddresses = """
        update focal_points
        set    email = '', email_key = ''
        where  email <> ''
        and    (replaced_at < @before or exists (
                   select 1
                   from   submissions s
                   join   contributions c on c.id = s.contribution_id
                   where  s.id = focal_points.submission_id and s.changed_at < @before
                   and    (s.state in ('rejected', 'cancelled') or (s.state = 'approved' and (c.publication <> 'published' or exists (
                              select 1 from submissions l where l.contribution_id = s.contribution_id and l.opened_at > s.opened_at and l.state = 'approved'))))))
        """;

    private const string DeleteSecrets = """
        delete from confirmation_tokens
        where  confirmation_id in (select id from confirmations where expires_at < @before or answered_at < @before)
        """;

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var command in new[] { EraseAddresses, DeleteSecrets })
        {
            await database.WriteAsync(session => session.ExecuteAsync(command, new { before = session.Now - KeptFor }, ct), ct);
        }
    }
}
