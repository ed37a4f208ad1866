using Repository.Web.Languages;
using Repository.Web.StartUp;

namespace Repository.Web.Features.Health.Parts;

/// <summary>The disk that holds the data folder.</summary>
public sealed class DiskHealth(RepositoryFolders folders, HealthWords words, Texts texts) : IHealthPart
{
    /// <summary>Room for a second index, a backup, and for somebody to act in time.</summary>
    private const double LittleShare = 0.1;

    /// <summary>Less than a build of the index needs at times, and a database grows by pages and logs.</summary>
    private const long NearlyNothing = 100_000_000;

    public string Name => "Disk";

    public Task<HealthFinding> LookAsync(CancellationToken ct)
    {
        var disk = new DriveInfo(Path.GetFullPath(folders.Data));
        return Task.FromResult(Of(disk.AvailableFreeSpace, disk.TotalSize));
    }

    public HealthFinding Of(long free, long total)
    {
        var share = total > 0 ? (double)free / total : 0;
        var state = free < NearlyNothing ? HealthState.Broken : share < LittleShare ? HealthState.LookAt : HealthState.Fine;
        return new HealthFinding(state, texts[$"Health.Disk{state}"])
        {
            Remedy = state == HealthState.Fine ? null : texts["Health.DiskRemedy"],
            Facts =
            [
                (texts["Health.DataFolder"], folders.Data),
                (texts["Health.Free"], texts["Health.FreeShare", words.Bytes(free), share]),
                (texts["Health.Total"], words.Bytes(total)),
            ],
        };
    }
}
