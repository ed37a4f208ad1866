using Repository.Web.Identity;

namespace Repository.Web.Tests.Identity;

public sealed class LocalAddressTests
{
    public static TheoryData<string> Hostile =>
    [
        "//evil.example", "///evil.example", "////evil.example/en", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\\/evil.example", "http://evil.example",
        "https://evil.example/en", "HTTPS://evil.example", "https:evil.example", "https:/evil.example", "https:\\\\evil.example", "//evil.example/en/search", "//en/search",
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "/javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "mailto:x@evil.example", "blob:x", "ftp://evil.example",
        "evil.example", "evil.example/en", "en/search", "", " ", " /en", "/en ", "\t/en", "/\ten", "/en\n", "\r\n/en", "/en\r\nSet-Cookie: a=b", "/en\0", "/e\u200bn", "/en/\u2028x", "/en/é",
        "/%2fevil.example", "/%2Fevil.example", "%2f%2fevil.example", "/%5cevil.example", "/%5Cevil.example", "/%09/evil.example", "/%00en", "/en/%00", "/en/%0d%0aSet-Cookie:a=b",
        "/%252fevil.example", "/en/%252f%252fevil.example", "/en/%25252f%25252fevil.example", "/en/%2525252525252fevil.example", "/en/%2f%2fevil.example", "/en//evil.example", "/en/%5cevil.example",
        "/en/\\evil.example", "/en/..//evil.example", "/en/../../evil.example", "/en/%2e%2e/%2e%2e/evil.example", "/en/.%2e//evil.example", "/en/./x", "/en/%252e%252e/x", "/../en", "/./en",
        "/@evil.example", "//user@evil.example", "//en@evil.example/", "https://en@evil.example", "/en@evil.example", "/enx", "/english", "/de/search", "/health", "/", "/en.evil.example", "/en:80",
        "//[::1]/en", "//0x7f000001/en", "//localhost/en", "http:/en", "?x=//evil.example", "#//evil.example", "/;//evil.example", "/en/%e2%80%a8x", "/en/%c0%afevil.example", "/en/%ff",
    ];

    public static TheoryData<string> Own =>
    [
        "/en", "/en/", "/fr/account", "/es/search?q=migraci%C3%B3n", "/en/search?q=a%5Cb", "/en/search?q=//x", "/en/search?return=https://x", "/en/practices/32-sello-migrante-chile#top",
        "/fr/search?objective=7&region=africa&page=2", "/en/account/password-check?return=%2Fen%2Faccount%2Fpassword", "/en/search?q=%C3%A9t%C3%A9", "/en/people/12-%C3%A9t%C3%A9",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Nothing_that_could_lead_elsewhere_is_an_address_of_this_site(string address) => Assert.Null(LocalAddress.Read(address));

    [Theory]
    [MemberData(nameof(Own))]
    public void Pages_of_this_site_are(string address) => Assert.Equal(address, LocalAddress.Read(address));

    [Fact]
    public void There_are_more_than_sixty_attempts_and_no_address_is_too_long()
    {
        Assert.True(Hostile.Distinct().Count() > 60);
        Assert.Null(LocalAddress.Read(null));
        Assert.Null(LocalAddress.Read("/en/" + new string('x', 3_000)));
    }
}
