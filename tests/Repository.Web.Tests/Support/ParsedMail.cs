using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Repository.Web.Tests.Support;

/// <summary>A mail as its bytes say it, read by RFC 5322, 2045 and 2047 with nothing of what wrote it.</summary>
public sealed partial class ParsedMail
{
    private ParsedMail(IReadOnlyList<(string Name, string Value)> headers, string body)
    {
        Headers = headers;
        var boundary = Boundary().Match(Header("Content-Type"));
        Assert.True(boundary.Success, $"not of parts: {Header("Content-Type")}");
        Assert.StartsWith("multipart/alternative;", Header("Content-Type"), StringComparison.Ordinal);
        var parts = $"\r\n{body}".Split($"\r\n--{boundary.Groups["b"].Value.Trim('"')}");
        Assert.StartsWith("--", parts[^1], StringComparison.Ordinal);
        Parts = [.. parts[1..^1].Select(part => Part(part[2..]))];
    }

    /// <summary>Unfolded and undecoded, in order.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; }

    public IReadOnlyList<(string Type, string Content)> Parts { get; }

    public string Text => Parts.Single(part => part.Type == "text/plain; charset=utf-8").Content;

    public string Html => Parts.Single(part => part.Type == "text/html; charset=utf-8").Content;

    public string Subject => Decoded(Header("Subject"));

    /// <summary>The one link of the mail.</summary>
    public string Link => Assert.Single(Links().Matches(Text)).Value;

    /// <exception cref="Xunit.Sdk.XunitException">There is none, or more than one.</exception>
    public string Header(string name) => Assert.Single(Headers, header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase)).Value;

    public static ParsedMail Parse(string raw)
    {
        var (headers, body) = Split(raw);
        return new ParsedMail(headers, body);
    }

    public static ParsedMail OfFile(string path) => Parse(File.ReadAllText(path, Encoding.Latin1));

    /// <summary>Display names and addresses of an address list, by RFC 5322: quoted strings are skipped over, and commas part mailboxes.</summary>
    public static IReadOnlyList<(string Name, string Address)> Mailboxes(string header)
    {
        var mailboxes = new List<(string, string)>();
        var (name, address, quoted, inAngle) = (new StringBuilder(), new StringBuilder(), false, false);
        for (var i = 0; i < header.Length; i++)
        {
            var c = header[i];
            if (quoted)
            {
                quoted = c != '"';
                i += c == '\\' ? 1 : 0;
                name.Append(c == '"' ? "" : header[i].ToString());
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c == ',')
            {
                Take();
            }
            else if (c is '<' or '>')
            {
                inAngle = c == '<';
            }
            else
            {
                (inAngle ? address : name).Append(c);
            }
        }

        Assert.False(quoted || inAngle, header);
        Take();
        return mailboxes;

        void Take()
        {
            mailboxes.Add(address.Length == 0 ? ("", name.ToString().Trim()) : (Decoded(name.ToString().Trim()), address.ToString()));
            name.Clear();
            address.Clear();
        }
    }

    private static (IReadOnlyList<(string, string)> Headers, string Body) Split(string raw)
    {
        Assert.DoesNotContain('\n', raw.Replace("\r\n", "", StringComparison.Ordinal));
        var end = raw.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = Regex.Replace(raw[..end], "\r\n[ \t]+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)).Split("\r\n");
        return ([.. lines.Select(line => line.Split(':', 2)).Select(pair => (pair[0], pair[1].Trim()))], raw[(end + 4)..]);
    }

    private static (string Type, string Content) Part(string raw)
    {
        var (headers, body) = Split(raw);
        var named = headers.ToDictionary(header => header.Item1, header => header.Item2, StringComparer.OrdinalIgnoreCase);
        Assert.Equal("base64", named["Content-Transfer-Encoding"]);
        return (named["Content-Type"], Encoding.UTF8.GetString(Convert.FromBase64String(body)));
    }

    /// <summary>Encoded words; white space between two of them is none.</summary>
    private static string Decoded(string value) => EncodedWord().Replace(BetweenWords().Replace(value, "?==?"), word =>
    {
        Assert.Equal("utf-8", word.Groups["charset"].Value.ToLowerInvariant());
        var text = word.Groups["text"].Value;
        return word.Groups["encoding"].Value is "B" or "b" ? Encoding.UTF8.GetString(Convert.FromBase64String(text)) : Encoding.UTF8.GetString(FromQ(text));
    });

    private static byte[] FromQ(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            bytes.Add(text[i] switch { '_' => (byte)' ', '=' => byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture), var c => (byte)c });
            i += text[i] == '=' ? 2 : 0;
        }

        return [.. bytes];
    }

    [GeneratedRegex("boundary=(?<b>\\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Boundary();

    [GeneratedRegex("https?://\\S+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Links();

    [GeneratedRegex("\\?=\\s+=\\?", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex BetweenWords();

    [GeneratedRegex("=\\?(?<charset>[^?]+)\\?(?<encoding>[BbQq])\\?(?<text>[^?]*)\\?=", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex EncodedWord();
}
