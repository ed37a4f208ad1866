using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Repository.Web.StartUp;

public sealed class RepositoryOptions : IValidatableObject
{
    /// <summary>Folder of the content to import; empty: the nearest <c>content</c> at or above the program.</summary>
    public string ContentFolder { get; set; } = "";

    /// <summary>Folder of the database and all that is derived from it; empty: <c>data</c> beside the content.</summary>
    public string DataFolder { get; set; } = "";

    /// <summary>Of PostgreSQL; empty: an SQLite file in the data folder.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>How readers reach the site, such as <c>https://practices.example.org</c>; empty: as the request says, which behind a proxy may be another.</summary>
    [RegularExpression("^https?://[^/?#@\\s]+/?$", ErrorMessage = "Repository:PublicAddress is scheme and host alone, such as https://practices.example.org")]
    public string PublicAddress { get; set; } = "";

    /// <summary>Addresses and networks of the proxies whose X-Forwarded-For and X-Forwarded-Proto are believed, such as <c>127.0.0.1, 10.1.0.0/16</c>; empty: nobody's.</summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>How many proxies a request passes, at most.</summary>
    [Range(1, 10)]
    public int TrustedProxyHops { get; set; } = 1;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (StartUp.TrustedProxies.Parse(TrustedProxies) is null)
        {
            yield return new ValidationResult("Repository:TrustedProxies is a list of addresses and networks, such as 127.0.0.1, 10.1.0.0/16, and not everybody");
        }
    }
}

/// <summary>Where content and data are: beside the program once published, beside the sources before.</summary>
public sealed class RepositoryFolders(IOptions<RepositoryOptions> options)
{
    /// <summary>Null if there is none.</summary>
    public string? Content { get; } = Given(options.Value.ContentFolder) ?? Nearest();

    public string Data => Given(options.Value.DataFolder) ?? Path.Combine(Content is null ? AppContext.BaseDirectory : Path.GetDirectoryName(Content)!, "data");

    /// <exception cref="MissingContentException">There is no content folder.</exception>
    public string RequireContent() => Content is { } folder && Directory.Exists(folder)
        ? folder
        : throw new MissingContentException(Content is null
            ? "no folder “content” at or above the program; name it by Repository__ContentFolder"
            : $"the content folder “{Content}” does not exist");

    private static string? Given(string path) => path.Length == 0 ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>A folder that is named so by chance holds no taxonomy.</summary>
    private static string? Nearest()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var content = Path.Combine(folder.FullName, "content");
            if (Directory.Exists(Path.Combine(content, "taxonomy")))
            {
                return content;
            }
        }

        return null;
    }
}

public sealed class MissingContentException(string message) : Exception(message);
