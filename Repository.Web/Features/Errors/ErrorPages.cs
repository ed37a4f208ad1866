namespace Repository.Web.Features.Errors;

/// <summary>What becomes of an exception that nothing else has caught.</summary>
public static class ErrorPages
{
    public static readonly ExceptionHandlerOptions Handler = new()
    {
        ExceptionHandlingPath = "/errors/500",
        // What the server refuses while it reads is no failure of ours.
        StatusCodeSelector = problem => problem is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError,
    };
}
