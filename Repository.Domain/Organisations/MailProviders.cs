using System.Collections.Frozen;

namespace Repository.Domain.Organisations;

/// <summary>Where anybody gets an address: no organisation's, whoever claims them.</summary>
internal static class MailProviders
{
    /// <summary>Put together by us from the providers' own pages: the large ones of the world's regions, and throw-away addresses in wide use.</summary>
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
    [
        "gmail.com", "googlemail.com", "outlook.com", "outlook.fr", "outlook.es", "hotmail.com", "hotmail.co.uk", "hotmail.fr", "hotmail.es", "hotmail.it", "live.com", "live.fr", "live.co.uk", "msn.com",
        "yahoo.com", "yahoo.co.uk", "yahoo.fr", "yahoo.es", "yahoo.it", "yahoo.de", "yahoo.ca", "yahoo.com.br", "yahoo.com.ar", "yahoo.com.mx", "yahoo.co.in", "yahoo.in", "yahoo.co.id", "yahoo.com.ph", "yahoo.co.jp", "ymail.com", "rocketmail.com",
        "icloud.com", "me.com", "mac.com", "aol.com", "aim.com", "proton.me", "protonmail.com", "protonmail.ch", "pm.me", "tutanota.com", "tutanota.de", "tuta.io", "tuta.com", "tutamail.com",
        "fastmail.com", "fastmail.fm", "hushmail.com", "mailfence.com", "posteo.de", "posteo.net", "mailbox.org", "runbox.com", "startmail.com", "disroot.org", "riseup.net", "zoho.com", "zohomail.com", "zohomail.eu", "inbox.com", "mail.com", "email.com", "usa.com", "europe.com", "asia.com", "africamail.com", "gmx.com", "gmx.net", "gmx.de", "gmx.at", "gmx.ch", "gmx.fr", "gmx.es", "web.de", "freenet.de", "t-online.de", "arcor.de",
        "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr", "neuf.fr", "bbox.fr", "numericable.fr", "skynet.be", "telenet.be", "bluewin.ch", "libero.it", "virgilio.it", "tiscali.it", "alice.it", "tin.it", "telefonica.net", "terra.es", "ono.com", "sapo.pt", "btinternet.com", "virginmedia.com", "sky.com", "talktalk.net", "ntlworld.com", "eircom.net", "ziggo.nl", "kpnmail.nl", "xs4all.nl", "home.nl", "telia.com", "online.no", "abv.bg", "mail.bg", "seznam.cz", "centrum.cz", "email.cz", "azet.sk", "wp.pl", "o2.pl", "onet.pl", "onet.eu", "interia.pl", "gazeta.pl", "freemail.hu", "citromail.hu", "yandex.ru", "yandex.com", "ya.ru", "mail.ru", "inbox.ru", "list.ru", "bk.ru", "internet.ru", "rambler.ru", "ukr.net", "i.ua", "meta.ua", "tut.by", "mail.kz", "bezeqint.net", "walla.co.il", "walla.com",
        "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "bellsouth.net", "cox.net", "charter.net", "earthlink.net", "rogers.com", "shaw.ca", "videotron.ca", "sympatico.ca", "uol.com.br", "bol.com.br", "terra.com.br", "ig.com.br", "globo.com", "prodigy.net.mx", "fibertel.com.ar", "speedy.com.ar", "adinet.com.uy", "une.net.co", "hotmail.com.ar", "hotmail.com.br", "hotmail.com.mx",
        "qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "sina.com", "sina.cn", "sohu.com", "139.com", "189.cn", "aliyun.com", "naver.com", "daum.net", "hanmail.net", "nate.com", "docomo.ne.jp", "ezweb.ne.jp", "softbank.ne.jp", "rediffmail.com", "indiatimes.com", "sify.com", "bigpond.com", "optusnet.com.au", "xtra.co.nz", "vnn.vn", "singnet.com.sg", "emirates.net.ae", "maktoob.com", "mweb.co.za", "telkomsa.net", "vodamail.co.za", "webmail.co.za",
        "mailinator.com", "guerrillamail.com", "guerrillamail.info", "sharklasers.com", "10minutemail.com", "temp-mail.org", "tempmail.com", "yopmail.com", "yopmail.fr", "trashmail.com", "getnada.com", "maildrop.cc", "dispostable.com", "throwawaymail.com", "mailnesia.com", "mintemail.com", "moakt.com", "fakeinbox.com", "simplelogin.com", "simplelogin.io", "anonaddy.com", "duck.com", "mozmail.com", "privaterelay.appleid.com",
    ],
    StringComparer.Ordinal);

    public static bool Contains(string domain) => Names.Contains(domain);
}
