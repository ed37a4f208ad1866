using Repository.Domain.Data;
using Repository.Web.Languages;

namespace Repository.Web.Features.Health.Parts;

public sealed class DatabaseHealth(Database database, HealthWords words, Texts texts) : IHealthPart
{
    /// <summary>A query that asks for nothing takes less than a millisecond, over a network a few.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(250);

    public string Name => "Database";

    public async Task<HealthFinding> LookAsync(CancellationToken ct)
    {
        var state = await DatabaseState.LookAsync(database, ct);
        var isSlow = state.Answered >= Slow;
        return new HealthFinding(isSlow ? HealthState.LookAt : HealthState.Fine, texts[isSlow ? "Health.DatabaseSlow" : "Health.DatabaseAnswers"])
        {
            Remedy = isSlow ? texts["Health.DatabaseSlowRemedy"] : null,
            Facts =
            [
                (texts["Health.Product"], $"{database.Dialect.Product} {state.Version}"),
                .. Library(),
                (texts["Health.Size"], words.Bytes(state.Bytes)),
                (texts["Health.EmptyQuery"], words.Milliseconds(state.Answered)),
            ],
        };
    }

    private IEnumerable<(string Label, string Value)> Library()
    {
        if (database.Dialect == Dialect.Sqlite)
        {
            var library = SqliteLibrary.Load();
            yield return (texts["Health.Library"], texts[library.OfTheSystem ? "Health.LibraryOfSystem" : "Health.LibraryOfProgram", library.Name]);
        }
    }
}
