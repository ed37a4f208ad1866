namespace Repository.Web.Features.Shared;

public static class JsonRequests
{
    /// <summary>A script asks, not a person who goes to a page.</summary>
    public static bool WantsJson(this HttpRequest request) => request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);
}
