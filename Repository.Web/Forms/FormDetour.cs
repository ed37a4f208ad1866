namespace Repository.Web.Forms;

/// <summary>Another page to answer a form with, under the address that it was sent to.</summary>
/// <param name="Address">Path and query of that page.</param>
/// <param name="Status">What the answer says of the form.</param>
internal sealed record FormDetour(KeptForm Form, string Address, int Status)
{
    /// <summary>For a page of entrance, which leads back to the form's own: the form as that page carries it. Null where the page is the form's own and shows it again.</summary>
    public string? Carried { get; init; }
}
