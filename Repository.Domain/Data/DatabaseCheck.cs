namespace Repository.Domain.Data;
public sealed class DatabaseCheck { public Task<IReadOnlyList<string>> RunAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([ct.ToString()!]); }
