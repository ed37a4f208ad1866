namespace Repository.Web.Forms;

/// <summary>What the form of a page shows in place of what is stored.</summary>
public sealed class FilledForm(KeptForm form)
{
    private readonly Dictionary<string, int> shown = new(StringComparer.Ordinal);

    /// <summary>What is being made now is a part of the form.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Whether it is the page's form, and not another one that the page has, too.</summary>
    /// <param name="action">Where the form leads; null or empty for the page's own address.</param>
    public bool Is(string? action) => string.IsNullOrEmpty(action) || PathOf(action) == PathOf(form.Address);

    public IReadOnlyList<string>? Values(string name) => form.Fields.FirstOrDefault(field => field.Name == name)?.Values;

    /// <summary>Of controls with one name, each gets the next value, in the order of the page.</summary>
    public string Next(string name, IReadOnlyList<string> values)
    {
        var place = shown.GetValueOrDefault(name);
        shown[name] = place + 1;
        return place < values.Count ? values[place] : "";
    }

    private static string PathOf(string address) => address.Split('?', '#')[0];
}

public static class FilledForms
{
    /// <summary>What was kept for the page that is asked for, or null.</summary>
    public static FilledForm? FilledForm(this HttpContext context) => context.Features.Get<FilledForm>();
}
