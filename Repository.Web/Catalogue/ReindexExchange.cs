using System.Text.Json;

namespace Repository.Web.Catalogue;

/// <summary>How the rebuild stands that was asked for.</summary>
/// <param name="Id">Of the request, growing with time: who asked earlier is served as well.</param>
/// <param name="Failure">Why it failed; null as long as it has not.</param>
public sealed record ReindexStatus(Guid Id, int Done, int Total, bool HasEnded, string? Failure)
{
    /// <summary>Whether this one began after that request was made.</summary>
    public bool Serves(Guid request) => string.CompareOrdinal(Id.ToString(), request.ToString()) >= 0;
}

/// <summary>
/// Two small files in the data folder through which the command <c>reindex</c> asks whoever holds the folder's lock for a rebuild and sees
/// how it goes. Each is replaced at once, so nobody reads half of one.
/// </summary>
public sealed class ReindexExchange(string dataFolder)
{
    private readonly string request = Path.Combine(dataFolder, "reindex.request");
    private readonly string status = Path.Combine(dataFolder, "reindex.status");

    /// <summary>Null if there is none, or none that can be read.</summary>
    public Guid? Request => Read<Guid?>(request);

    public ReindexStatus? Status => Read<ReindexStatus>(status);

    /// <summary>Makes a request, or joins the one that waits.</summary>
    public Guid Ask()
    {
        if (Request is { } waiting)
        {
            return waiting;
        }

        var mine = Guid.CreateVersion7();
        Write(request, mine);
        return mine;
    }

    public void Report(ReindexStatus now) => Write(status, now);

    /// <summary>Takes up the request that waits, and no other that is made meanwhile; one that cannot be read is gone as well.</summary>
    /// <returns>Null if there is none.</returns>
    public Guid? Take()
    {
        if (!File.Exists(request))
        {
            return null;
        }

        var taken = $"{request}.taken";
        File.Move(request, taken, overwrite: true);
        try
        {
            return Read<Guid?>(taken);
        }
        finally
        {
            File.Delete(taken);
        }
    }

    /// <summary>By who made or joined a request that nobody takes up.</summary>
    public void Withdraw(Guid asked)
    {
        if (Request == asked)
        {
            File.Delete(request);
        }
    }

    /// <summary>By the holder of the lock when it begins: what the one before left no longer holds.</summary>
    public void Clear()
    {
        File.Delete(request);
        File.Delete(status);
    }

    private static T? Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path));
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return default;
        }
    }

    private static void Write<T>(string path, T value)
    {
        var temporary = $"{path}.{Environment.ProcessId}";
        File.WriteAllText(temporary, JsonSerializer.Serialize(value));
        File.Move(temporary, path, overwrite: true);
    }
}
