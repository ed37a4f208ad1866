namespace Repository.Web.Tests.Mail;

/// <summary>What people, or programs, may give as a name, hoping that it becomes more than one.</summary>
internal static class HostileNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        "", " ", "\"", "\\", "'", ",", ";", ":", "<", ">", "@", "()", "[]", "\"\"", "\\\"", "\"\\", "a\\",
        "a\r\nBcc: x@y.org", "a\nBcc: x@y.org", "a\rBcc: x@y.org", "a\r\n\r\nBody", "a\r\n Bcc: x@y.org", "a\r\n\tBcc: x@y.org", "\r\nBcc: x@y.org", "a\0b", "a\0\r\nCc: x@y.org",
        "a\u0085Bcc: x@y.org", "a\u2028Bcc: x@y.org", "a\u2029Bcc: x@y.org", "a\vBcc: x@y.org", "a\fBcc: x@y.org", "a\u001b[31mred", "a\bb", "a\u007fb", "\uFEFFa",
        "a\" <x@y.org>, \"b", "a\" <x@y.org>,\"", "\"a\" <x@y.org>", "<x@y.org>", "a <x@y.org>", "a, x@y.org", "x@y.org, b", "a; x@y.org", "x@y.org", "a>, <x@y.org", "a\\\" <x@y.org>, \\\"b",
        "group: x@y.org;", "(comment) a", "a (comment", "=?utf-8?Q?=0D=0ABcc:_x@y.org?=", "=?utf-8?B?DQpCY2M6IHhAeS5vcmc=?=", "=?iso-8859-1?Q?a=22_=3Cx=40y.org=3E?=", "=?", "?=", "a =?utf-8?q?=2C?= b",
        "%0d%0aBcc: x@y.org", "\\r\\nBcc: x@y.org", "a&#13;&#10;Bcc: x@y.org", "\u202Emoc.elpmaxe", "a\u202Eb\u202C", "\u2066a\u2069", "a\u200Bb", "a\u200Eb\u200F", "\u00ADa", "{0}", "{", "}", "{{0}}", "{0:N99}",
        "<script>alert(1)</script>", "<a href=\"http://evil.example\">", "&lt;b&gt;", "visit http://evil.example now", "www.evil.example", "evil.example", "https:evil", "-- ", "Hello,\n\nYour account is closed",
        "Ana\u0301\u0301\u0301\u0301", "\U0001F600 smile", "\U000E0041\U000E0042", "𝕬𝖓𝖆", "\uE000", "محمد العربي", "李小龍", "Ñandú O’Neil-García", "J.R. Doe, Jr.", "Müller & Sons",
        new string('a', 10_000), new string('é', 5_000), string.Concat(Enumerable.Repeat("a ", 3_000)), "a" + new string('\u0301', 4_000), new string('"', 500), string.Concat(Enumerable.Repeat("\r\nBcc: x@y.org", 50)),
    ];

    /// <summary>Addresses that are not one plain address.</summary>
    public static IReadOnlyList<string> Addresses { get; } =
    [
        "", "x", "@", "x@", "@y.org", "a@b@c.org", "a@y.org\r\nBcc: x@y.org", "a@y.org\nBcc: x@y.org", "a@y.org\r\n", "a@y.org\0", "a@y.org, x@y.org", "a@y.org; x@y.org", "a@y.org x@y.org", "<a@y.org>", "Ana <a@y.org>",
        "a@y.org>", "\"a\"@y.org", "\"a\r\nBcc: x@y.org\"@y.org", "a(x)@y.org", "a@(x)y.org", "a@[1.2.3.4]", "a@y..org", "a..b@y.org", "a@y.org?bcc=x@y.org", "a@y.org%0d%0aBcc:x@y.org", "=?utf-8?Q?a?=@y.org,b@y.org",
        "\u202Ea@y.org", "a\u200B@y.org", "é@y.org", "a@é.org", " a@y.org", "a@y.org ", "group:a@y.org;", "a@y.org\u0085Bcc:x@y.org", "a@y.org> SIZE=1", new string('a', 65) + "@y.org", "a@" + new string('y', 300) + ".org",
    ];
}
