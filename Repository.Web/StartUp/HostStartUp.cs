using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Logging.Console;
using Repository.Web.Security;

namespace Repository.Web.StartUp;

public static class HostStartUp
{
    /// <summary>No page takes an upload yet; forms of text are far smaller.</summary>
    public const long MaxBodyBytes = 1 << 20;

    /// <summary>Requests in flight are ended or let go within this.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);

    public static WebApplicationBuilder AddHost(this WebApplicationBuilder builder)
    {
        // Outside Development, too, files of the build are where its manifest says.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MaxBodyBytes;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Services.AddOptions<RepositoryOptions>().BindConfiguration("Repository").ValidateDataAnnotations().ValidateOnStart();
        builder.AddTrustedProxies().AddKnownHosts();
        builder.Services.AddSingleton<RepositoryFolders>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddResponseCompression(options =>
        {
            // Lengths betray no secret: over https PublicCompression lets through what is for everybody alone, which holds none.
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.AddSingleton<IResponseCompressionProvider, PublicCompression>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        AddLogging(builder);
        return builder;
    }

    /// <summary>
    /// Lines for a person at a terminal; JSON elsewhere. In neither can the text of a request forge a line. Both with the request's id,
    /// which is what an error page tells its reader.
    /// </summary>
    private static void AddLogging(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        // Whatever the settings say: these would tell whole addresses, with the secrets of mailed links, and what actions are called with.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker", LogLevel.Warning);
        if (Console.IsOutputRedirected)
        {
            builder.Logging.AddJsonConsole(options =>
            {
                options.TimestampFormat = "O";
                options.IncludeScopes = true;
            });
        }
        else
        {
            builder.Logging.AddConsole(options => options.FormatterName = TerminalFormatter.FormatterName);
            builder.Logging.AddConsoleFormatter<TerminalFormatter, ConsoleFormatterOptions>(options => options.IncludeScopes = true);
        }
    }
}
