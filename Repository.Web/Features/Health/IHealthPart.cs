namespace Repository.Web.Features.Health;

/// <summary>A part of the site that is looked at. It may throw, and may be cancelled: the page then says that it is broken.</summary>
public interface IHealthPart
{
    /// <summary>Its name in the texts: <c>Health.Part.{Name}</c>.</summary>
    string Name { get; }

    Task<HealthFinding> LookAsync(CancellationToken ct);
}
