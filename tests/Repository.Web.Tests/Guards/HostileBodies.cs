using System.Text;

namespace Repository.Web.Tests.Guards;

/// <summary>Bodies that no browser makes of a page of the site.</summary>
internal static class HostileBodies
{
    private const string Form = "application/x-www-form-urlencoded";

    public static IReadOnlyList<(string Type, byte[] Body)> All { get; } =
    [
        (Form, []),
        (Form, Text("=")),
        (Form, Text("&&&===&&")),
        (Form, Text("email=a&email=b&Email=c&EMAIL=d&password=1&password=2&stay=x&stay=true&page=1&page=2")),
        (Form, Text("email[]=a&email[0]=b&email[1][x]=c&email.x=d&password[$ne]=1&stay[]=true")),
        (Form, Text("email=%ff%fe&password=%00&about=%c0%af%ed%a0%80&name=%u0041&x=%zz&y=%")),
        (Form, [.. Text("email="), 0xff, 0x00, 0xc3, 0x28, .. Text("&password="), 0xed, 0xa0, 0x80]),
        (Form, Text(string.Join('&', Enumerable.Range(0, 5_000).Select(key => $"key{key}=v")))),
        (Form, Text(string.Join('&', Enumerable.Range(0, 5_000).Select(_ => "email=v")))),
        (Form, Text(string.Join('&', Enumerable.Range(0, 900).Select(key => $"themes[{key}]=v&themes.index={key}")))),
        (Form, Text($"email={new string('a', (1 << 20) - 6)}")),
        (Form, Text($"{new string('k', 100_000)}=v")),
        (Form, Text($"email={string.Concat(Enumerable.Repeat("[x]", 5_000))}&{string.Concat(Enumerable.Repeat("a.", 5_000))}b=c")),
        ("application/x-www-form-urlencoded; charset=utf-7", Text("email=+ADw-script+AD4-")),
        ("application/x-www-form-urlencoded; charset=nonsense", Text("email=a")),
        ("multipart/form-data", Text("no boundary")),
        ("multipart/form-data; boundary=b", Text("--b\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\ncut off")),
        ("multipart/form-data; boundary=b", Text("--b\r\nContent-Disposition: form-data; name=\"email\"; filename=\"../../x\"\r\nContent-Type: text/html\r\n\r\n<script>\r\n--b--\r\n")),
        ($"multipart/form-data; boundary={new string('b', 500)}", Text("x")),
        ("application/json", Text("{\"email\":{\"$ne\":1}}")),
        ("application/xml", Text("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///a-secret\">]><a>&b;</a>")),
        ("text/plain", Text("email=a")),
        ("nonsense", Text("email=a")),
        ("", Text("email=a")),
    ];

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
