namespace Repository.Web.Features.Shared.Forms;

/// <summary>Mind this.</summary>
/// <param name="Tone">A class of the style sheet: ok, info, warn or bad.</param>
public sealed record Notice(string Tone, string Heading, string Text = "")
{
    public string Icon => Tone switch { "ok" => "check", "info" => "info", _ => "alert" };
}
