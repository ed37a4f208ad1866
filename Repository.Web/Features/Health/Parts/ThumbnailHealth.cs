using Repository.Web.Languages;

namespace Repository.Web.Features.Health.Parts;

/// <summary>Whether the programs are there that make images smaller. Without them images are shown as they are.</summary>
public sealed class ThumbnailHealth(Texts texts) : IHealthPart
{
    private static readonly string[] Programs = ["vips", "vipsthumbnail"];

    public string Name => "Thumbnails";

    public Task<HealthFinding> LookAsync(CancellationToken ct)
    {
        var found = Programs.Select(program => (Program: program, Path: Find(program))).ToList();
        var areOn = found.TrueForAll(one => one.Path is not null);
        return Task.FromResult(new HealthFinding(areOn ? HealthState.Fine : HealthState.LookAt, texts[areOn ? "Health.ThumbnailsOn" : "Health.ThumbnailsOff"])
        {
            Remedy = areOn ? null : texts["Health.ThumbnailsRemedy"],
            Facts = [.. found.Select(one => (one.Program, one.Path ?? texts["Health.NotFound"]))],
        });
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{program}.exe" : program))
        .FirstOrDefault(File.Exists);
}
