using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Contributions.Checks;

/// <summary>Links within texts that lead nowhere on the web, and links that are given twice. Whether a link field holds a web address is a rule of the field.</summary>
internal sealed class LinksCheck : IContentCheck
{
    public string Name => "links";

    public bool Concerns(CheckedContent content) => Links(content).Any() || content.Prose.Any(text => Addresses.Destinations(text.Value).Any());

    public IEnumerable<Finding> Find(CheckedContent content)
    {
        foreach (var text in content.Prose)
        {
            foreach (var (offset, address) in Addresses.Destinations(text.Value).Where(link => !IsOfTheWeb(link.Address)))
            {
                yield return text.Finding(CheckRule.NotAWebLink, Severity.Advice, offset, address.Length, Evidence.Of(address));
            }
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (field, index, address) in Links(content))
        {
            if (!seen.Add(Key(address)))
            {
                yield return new Finding(CheckRule.LinkTwice, Severity.Advice, field.Name) { Evidence = [Evidence.Of(address)], Mark = new TextMark(index, 0, address.Length) };
            }
        }
    }

    private static IEnumerable<(Field Field, int Index, string Address)> Links(CheckedContent content) =>
        content.Fields.OfType<LinkField>().SelectMany(field => content.Values(field).Select((address, i) => ((Field)field, i, address)));

    /// <summary>A personal address is found elsewhere; places on the page and on the site are fine.</summary>
    private static bool IsOfTheWeb(string address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || address[0] is '#' or '/';

    /// <summary>Addresses that lead to the same page as a rule: scheme, “www.”, a place on the page and a last slash do not count, nor does case in the host.</summary>
    private static string Key(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return address;
        }

        var host = uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host;
        return $"{host}:{uri.Port}{uri.PathAndQuery.TrimEnd('/')}".Replace(":443/", ":80/", StringComparison.Ordinal);
    }
}
