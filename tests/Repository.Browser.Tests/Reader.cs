namespace Repository.Browser.Tests;

/// <summary>How somebody reads: their screen and their settings.</summary>
public sealed record Reader
{
    /// <summary>In CSS pixels.</summary>
    public int Width { get; init; } = 1280;

    public int Height { get; init; } = 800;

    public bool Script { get; init; } = true;

    public bool Dark { get; init; }

    /// <summary>Text of twice the size, by the browser's own setting.</summary>
    public bool LargeText { get; init; }

    public bool ForcedColors { get; init; }

    public bool ReducedMotion { get; init; }

    public bool Print { get; init; }
}
