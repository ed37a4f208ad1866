using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Repository.Domain.Access;
using Repository.Web.Access;
using Repository.Web.Languages;
using Repository.Web.StartUp;

namespace Repository.Web.Features.Contact;

/// <summary><c>/.well-known/security.txt</c>, as RFC 9116 has it.</summary>
public static class ContactRoutes
{
    private const string Address = "/.well-known/security.txt";

    private static readonly string[] Methods = ["GET", "HEAD"];

    public static WebApplicationBuilder AddContact(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SecurityContactOptions>().BindConfiguration("Security").ValidateDataAnnotations().ValidateOnStart();
        return builder;
    }

    public static void MapContact(this IEndpointRouteBuilder routes) => routes.MapMethods(Address, Methods, Answer).Allows(PolicyTable.ReadOpen);

    private static IResult Answer(IOptions<SecurityContactOptions> options, IOptions<RepositoryOptions> site, TimeProvider clock) => options.Value.Contact.Length == 0
        ? Results.NotFound()
        : Results.Text(Write(options.Value, site.Value.PublicAddress.TrimEnd('/'), clock.GetUtcNow()), "text/plain", Encoding.UTF8);

    private static string Write(SecurityContactOptions options, string site, DateTimeOffset now)
    {
        // To the day, so that the file is the same all day.
        var expires = new DateTimeOffset(now.UtcDateTime.Date.AddDays(options.ValidDays), TimeSpan.Zero);
        List<string> lines =
        [
            $"Contact: {options.Contact}",
            string.Create(CultureInfo.InvariantCulture, $"Expires: {expires:yyyy-MM-dd'T'HH:mm:ss'Z'}"),
            $"Preferred-Languages: {string.Join(", ", SiteLanguages.All.Select(language => language.Code))}",
        ];
        if (site.Length > 0)
        {
            lines.Add($"Canonical: {site}{Address}");
        }

        if (options.Policy.Length > 0)
        {
            lines.Add($"Policy: {options.Policy}");
        }

        return string.Join("\r\n", lines) + "\r\n";
    }
}
