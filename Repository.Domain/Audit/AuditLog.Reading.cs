using System.Runtime.CompilerServices;
using Repository.Domain.Data;

namespace Repository.Domain.Audit;

public sealed partial class AuditLog
{
    /// <summary>Entries read at once for an export: about a megabyte.</summary>
    private const int BatchSize = 500;

    private const string OfEvent = "e.event = @event";
    private const string ByActor = "e.actor_id = @actorId";
    private const string OfSubjectType = "e.subject_type = @subjectType";
    private const string OfSubject = "e.subject_id = @subjectId";
    private const string NotBefore = "e.at >= @from";
    private const string NotAfter = "e.at < @end";

    /// <summary>Entries that the filter lets through, newest first.</summary>
    /// <param name="before">The <see cref="AuditPage.Next"/> of the page before; null for the first page. New entries do not move the pages that follow.</param>
    public async Task<AuditPage> PageAsync(AuditFilter filter, long? before, int count, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var select = $"""
            select {AuditRow.Columns}
            {AuditRow.Tables}
            where  {string.Join(" and ", Conditions(filter).Prepend("e.sequence < @before"))}
            order  by e.sequence desc
            limit  @count
            """;
        var parameters = new
        {
            @event = filter.Event?.Name,
            actorId = filter.ActorId?.ToString("D"),
            subjectType = filter.SubjectType is { } type ? StoredName.Of(type) : null,
            filter.SubjectId,
            from = StartOf(filter.From ?? DateOnly.MinValue),
            end = filter.To is { } to && to < DateOnly.MaxValue ? StartOf(to.AddDays(1)) : DateTimeOffset.MaxValue,
            before = before ?? long.MaxValue,
            count = count + 1,
        };
        var rows = await database.ReadAsync(session => session.QueryAsync<AuditRow>(select, parameters, ct), ct);
        return new AuditPage([.. rows.Take(count).Select(row => row.ToRecord())], rows.Count > count ? rows[count - 1].Sequence : null);
    }

    /// <summary>All that the filter lets through, newest first, a few hundred in memory at a time.</summary>
    public async IAsyncEnumerable<AuditRecord> StreamAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var page = await PageAsync(filter, before: null, BatchSize, ct); ; page = await PageAsync(filter, page.Next, BatchSize, ct))
        {
            foreach (var record in page.Records)
            {
                yield return record;
            }

            if (page.Next is null)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<string> Conditions(AuditFilter filter)
    {
        (bool Holds, string Condition)[] all =
        [
            (filter.Event is not null, OfEvent),
            (filter.ActorId is not null, ByActor),
            (filter.SubjectType is not null, OfSubjectType),
            (filter.SubjectId is not null, OfSubject),
            (filter.From is not null, NotBefore),
            (filter.To is not null, NotAfter),
        ];
        return all.Where(one => one.Holds).Select(one => one.Condition);
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
