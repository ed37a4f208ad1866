namespace Repository.Web.Features.Health;

/// <summary>How a part of the site is, in a reader's words.</summary>
/// <param name="Says">What was found, in a sentence.</param>
public sealed record HealthFinding(HealthState State, string Says)
{
    /// <summary>What to do about it; null if there is nothing to do.</summary>
    public string? Remedy { get; init; }

    public IReadOnlyList<(string Label, string Value)> Facts { get; init; } = [];
}

public enum HealthState
{
    Fine,

    /// <summary>It works, and somebody should see to it.</summary>
    LookAt,

    Broken,
}
