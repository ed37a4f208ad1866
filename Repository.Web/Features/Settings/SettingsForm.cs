namespace Repository.Web.Features.Settings;

public sealed class SettingsForm
{
    public string? Contact { get; set; }

    /// <summary><c>open</c> or <c>closed</c>.</summary>
    public string? Registration { get; set; }

    public string? Sender { get; set; }

    /// <summary>Of the settings that the form was made on.</summary>
    public long Version { get; set; }
}
