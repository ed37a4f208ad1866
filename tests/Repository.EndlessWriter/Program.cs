using System.Globalization;
using Repository.Domain.Data;
using Repository.EndlessWriter.Catalogue;
using Repository.EndlessWriter.Index;
using Repository.Search.Storage;

// Whoever started it and is gone cannot kill it any more.
new Thread(EndWithStarter) { IsBackground = true }.Start();

switch (args)
{
    case ["index", var folder, var seed, var life, .. var done]:
        using (var indexing = new EndlessIndexing(new FolderStorage(folder), Number(seed), Number(life), done.Select(Number)))
        {
            indexing.Run();
        }

        return 0;

    case ["catalogue", var folder, "sqlite", var path]:
        return await FollowAsync(DatabaseFactory.Sqlite(path, TimeProvider.System), folder);

    case ["catalogue", var folder, "postgres", var connectionString]:
        return await FollowAsync(DatabaseFactory.Postgres(connectionString, TimeProvider.System), folder);

    default:
        Console.Error.WriteLine("""
            usage: index FOLDER SEED LIFE OPERATIONS-OF-EACH-THREAD...
                   catalogue FOLDER sqlite|postgres PATH-OR-CONNECTION-STRING
            """);
        return 2;
}

static async Task<int> FollowAsync(Database database, string folder)
{
    await using (database)
    {
        using var following = new EndlessFollowing(database, folder);
        await following.RunAsync();
    }

    return 0;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static void EndWithStarter()
{
    while (Console.In.Read() >= 0)
    {
    }

    Environment.Exit(0);
}
