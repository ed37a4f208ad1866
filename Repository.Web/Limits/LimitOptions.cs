using System.ComponentModel.DataAnnotations;

namespace Repository.Web.Limits;

/// <summary>How much one client may ask for: an account, or an address of the network for people who are not signed in. Whole offices share an address, so bursts are generous.</summary>
public sealed class LimitOptions : IValidatableObject
{
    private const int Most = 1_000_000;

    /// <summary>False lets everything through, for tests of load.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Filters that apply at once ask at each click.</summary>
    [Range(1, Most)]
    public int SearchesPerSecond { get; set; } = 30;

    [Range(1, Most)]
    public int SearchesPerMinute { get; set; } = 600;

    /// <summary>Of pages that have to be made; those that are kept ready count for nothing.</summary>
    [Range(1, Most)]
    public int PagesPerSecond { get; set; } = 100;

    [Range(1, Most)]
    public int PagesPerMinute { get; set; } = 2_000;

    /// <summary>Of programs: feeds.</summary>
    [Range(1, Most)]
    public int MachineRequestsPerHour { get; set; } = 600;

    /// <summary>A room full of people who sign in at once is one client; a person who saves section by section is, too.</summary>
    [Range(1, Most)]
    public int FormsPerSecond { get; set; } = 10;

    [Range(1, Most)]
    public int FormsPerMinute { get; set; } = 60;

    /// <summary>A person who writes saves twice a minute and at each leaving, in as many windows as are open.</summary>
    [Range(1, Most)]
    public int AutosavesPerSecond { get; set; } = 5;

    [Range(1, Most)]
    public int AutosavesPerMinute { get; set; } = 30;

    /// <summary>Whole lists, as files.</summary>
    [Range(1, Most)]
    public int ExportsPerHour { get; set; } = 10;

    public IReadOnlyList<LimitWindow> Of(RouteClass routes) => routes switch
    {
        RouteClass.Search => [Second(SearchesPerSecond), Minute(SearchesPerMinute)],
        RouteClass.Page => [Second(PagesPerSecond), Minute(PagesPerMinute)],
        RouteClass.Machine => [Hour(MachineRequestsPerHour)],
        RouteClass.Form => [Second(FormsPerSecond), Minute(FormsPerMinute)],
        RouteClass.Autosave => [Second(AutosavesPerSecond), Minute(AutosavesPerMinute)],
        RouteClass.Export => [Hour(ExportsPerHour)],
        _ => [],
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var routes in Enum.GetValues<RouteClass>())
        {
            if (Of(routes) is [var burst, var lasting] && lasting.Requests < burst.Requests)
            {
                yield return new ValidationResult($"Limits: {routes} takes fewer requests in a minute than in a second");
            }
        }
    }

    private static LimitWindow Second(int requests) => new(requests, TimeSpan.FromSeconds(1));

    private static LimitWindow Minute(int requests) => new(requests, TimeSpan.FromMinutes(1));

    private static LimitWindow Hour(int requests) => new(requests, TimeSpan.FromHours(1));
}

/// <summary>So many requests of one client from its first one on.</summary>
public sealed record LimitWindow(int Requests, TimeSpan Length);
