namespace Repository.Domain.Data;

public sealed class DatabaseCheck(Database database)
{
    public Task<IReadOnlyList<string>> RunAsync(CancellationToken ct) => database.ReadAsync(_ => Task.FromResult<IReadOnlyList<string>>([]), ct);
}
