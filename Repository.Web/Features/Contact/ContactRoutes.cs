using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Repository.Domain.Access;
using Repository.Domain.Settings;
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

    private static async Task<IResult> Answer(IOptions<SecurityContactOptions> options, IOptions<RepositoryOptions> site, CurrentSettings settings, TimeProvider clock, CancellationToken ct)
    {
        var contacts = Contacts((await settings.ReadOrLastAsync(ct)).ContactAddress, options.Value.Contact);
        return contacts.Count == 0 ? Results.NotFound() : Results.Text(Write(contacts, options.Value, site.Value.PublicAddress.TrimEnd('/'), clock.GetUtcNow()), "text/plain", Encoding.UTF8);
    }

    /// <summary>In the order in which they are preferred: the address that administrators set while the site runs, then the one of the configuration.</summary>
    private static IReadOnlyList<string> Contacts(string address, string configured)
    {
        var at = address.LastIndexOf('@');
        var mailto = at < 0 ? "" : $"mailto:{Uri.EscapeDataString(address[..at])}{address[at..]}";
        return [.. new[] { mailto, configured }.Where(contact => contact.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static string Write(IReadOnlyList<string> contacts, SecurityContactOptions options, string site, DateTimeOffset now)
    {
        // To the day, so that the file is the same all day.
        var expires = new DateTimeOffset(now.UtcDateTime.Date.AddDays(options.ValidDays), TimeSpan.Zero);
        List<string> lines =
        [
            .. contacts.Select(contact => $"Contact: {contact}"),
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
