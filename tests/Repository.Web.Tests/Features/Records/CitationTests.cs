using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Repository.Web.Features.Records.Citations;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Records;

/// <summary>Citations against strict readers of our own, with names and titles that mean something to each format.</summary>
public sealed partial class CitationTests(SharedSite site)
{
    private const string Hostile = "100 % {of} \\title} & \"A_B\" #1 ~ $x^2$ @misc{x,";

    public static TheoryData<string> Texts =>
    [
        "Plain", Hostile, "}", "{", "\\", "ends with \\", "Line\r\nER  - \r\nTY  - BOOK", "Tab\tand\u2028separator", "a and b, c and d", "Città – École – 移民 – مركز", "<b>&amp;</b>", "\"quoted\"", "TI  - x", "\u0007bell", "% comment",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_format_gives_back_what_went_in(string text)
    {
        var record = new CitedRecord
        {
            Id = "practice-12-version-2",
            Authors = [text, "Ministry of Labour, Employment and Family", "International Organization for Migration"],
            Year = 2019,
            Title = text,
            Numbered = "Practice 12",
            Version = 2,
            Collection = "Repository of Practices, Global Compact for Migration",
            Address = "https://example.org/en/practices/12-a/versions/2",
            Language = "en",
        };
        var line = Line(text);

        var (type, key, bib) = ReadBibTex(BibTex.Of(record));
        Assert.Equal(("misc", record.Id), (type, key));
        Assert.Equal([line, .. record.Authors.Skip(1)], Names(bib["author"]).Select(Unbraced).Select(Unescaped));
        Assert.Equal((line, "2019", "2", record.Address, "english"), (Unescaped(Unbraced(bib["title"])), bib["year"], bib["version"], bib["url"], bib["langid"]));

        var ris = ReadRis(Ris.Of(record));
        Assert.Equal(("TY", "ELEC"), ris[0]);
        Assert.Equal([line.Replace(",", "", StringComparison.Ordinal), "Ministry of Labour Employment and Family", "International Organization for Migration"], ris.Where(pair => pair.Tag == "AU").Select(pair => pair.Value));
        Assert.Equal([line, "2019", "2", record.Address], new[] { "TI", "PY", "ET", "UR" }.Select(tag => ris.Single(pair => pair.Tag == tag).Value));

        var item = JsonDocument.Parse(CslJson.Of(record)).RootElement.EnumerateArray().Single();
        Assert.Equal(record.Authors, item.GetProperty("author").EnumerateArray().Select(author => author.EnumerateObject().Single(property => property.Name == "literal").Value.GetString()));
        Assert.Equal((text, "webpage", record.Address, "2"), (item.GetProperty("title").GetString(), item.GetProperty("type").GetString(), item.GetProperty("URL").GetString(), item.GetProperty("version").GetString()));
        Assert.Equal(2019, item.GetProperty("issued").GetProperty("date-parts")[0][0].GetInt32());
    }

    [Fact]
    public void What_a_record_does_not_say_is_left_out()
    {
        var record = new CitedRecord { Id = "a", Authors = [], Year = null, Title = "T", Numbered = "Practice 1", Version = 1, Collection = "C", Address = "https://example.org/", Language = "ar" };

        Assert.DoesNotContain(ReadBibTex(BibTex.Of(record)).Fields.Keys, field => field is "author" or "year" or "langid");
        Assert.DoesNotContain(ReadRis(Ris.Of(record)), pair => pair.Tag is "AU" or "PY");
        Assert.DoesNotContain(JsonDocument.Parse(CslJson.Of(record)).RootElement[0].EnumerateObject(), property => property.Name is "author" or "issued");
    }

    /// <summary>Every real record, so that every real name and title has gone through.</summary>
    [Fact]
    public async Task Every_record_can_be_cited_in_every_format()
    {
        foreach (var record in SourceRecord.All)
        {
            var bib = ReadBibTex(await site.Client.GetStringAsync($"{record.Address("en")}/cite.bib"));
            Assert.Equal(Line(record.Title), Unescaped(Unbraced(bib.Fields["title"])));
            var ris = ReadRis(await site.Client.GetStringAsync($"{record.Address("fr")}/cite.ris"));
            Assert.Equal(Line(record.Title), ris.Single(pair => pair.Tag == "TI").Value);
            var csl = JsonDocument.Parse(await site.Client.GetStringAsync($"{record.Address("es")}/cite.json")).RootElement[0];
            Assert.Equal(record.Title, csl.GetProperty("title").GetString());
            Assert.EndsWith(record.Address("es"), csl.GetProperty("URL").GetString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("cite.bib", "application/x-bibtex", "practice-32.bib")]
    [InlineData("cite.ris", "application/x-research-info-systems", "practice-32.ris")]
    [InlineData("cite.json", "application/vnd.citationstyles.csl+json", "practice-32.json")]
    [InlineData("cite.txt", "text/plain", "practice-32.txt")]
    [InlineData("versions/1/cite.bib", "application/x-bibtex", "practice-32-version-1.bib")]
    public async Task A_citation_is_a_file_of_its_type(string path, string type, string name)
    {
        using var response = await site.Client.GetAsync($"/en/practices/32-sello-migrante-chile/{path}");
        Assert.Equal((HttpStatusCode.OK, type, name), (response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentDisposition?.FileName));
    }

    [Fact]
    public async Task The_page_leads_to_each_format_and_its_sentence_is_the_text()
    {
        foreach (var language in Pages.Languages)
        {
            var address = $"/{language}/practices/32-sello-migrante-chile";
            var page = await site.Client.PageAsync(address);
            Assert.Equal(new[] { "bib", "ris", "json", "txt" }.Select(ending => $"{address}/cite.{ending}"), page.QuerySelectorAll("#cite a[href*='/cite.']").Select(link => link.GetAttribute("href")));
            Assert.Equal(page.QuerySelector("#cite blockquote").Shown(), Pages.Words(await site.Client.GetStringAsync($"{address}/cite.txt")));
        }
    }

    private static string Line(string text) => Spaces().Replace(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)), " ").Trim();

    /// <summary>One entry, each field in braces that balance, as BibTeX counts them: a backslash in front changes nothing.</summary>
    private static (string Type, string Key, Dictionary<string, string> Fields) ReadBibTex(string text)
    {
        var head = BibTexHead().Match(text);
        Assert.True(head.Success, text);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = head.Length;
        while (text[at] != '}')
        {
            var name = BibTexField().Match(text, at);
            Assert.True(name.Success, text[at..]);
            at += name.Length;
            var (begin, depth) = (at, 1);
            for (; depth > 0; at++)
            {
                depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            }

            fields.Add(name.Groups["name"].Value, text[begin..(at - 1)]);
            Assert.Equal(",\n", text.Substring(at, 2));
            at += 2;
        }

        Assert.Equal("}\n", text[at..]);
        return (head.Groups["type"].Value, head.Groups["key"].Value, fields);
    }

    /// <summary>Parted at “and” outside of braces.</summary>
    private static IEnumerable<string> Names(string value)
    {
        var (begin, depth) = (0, 0);
        for (var i = 0; i < value.Length; i++)
        {
            depth += value[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0 && value.AsSpan(i).StartsWith(" and "))
            {
                yield return value[begin..i];
                begin = i + 5;
            }
        }

        yield return value[begin..];
    }

    private static string Unbraced(string value)
    {
        Assert.Matches(@"^\{.*\}$", value);
        return value[1..^1];
    }

    /// <summary>What TeX would set. A character that means something to it and stands unescaped fails.</summary>
    private static string Unescaped(string value) => TexPart().Replace(value, part => part.Value switch
    {
        @"\textbackslash{}" => "\\",
        @"\textbraceleft{}" => "{",
        @"\textbraceright{}" => "}",
        @"\textasciitilde{}" => "~",
        @"\textasciicircum{}" => "^",
        ['\\', var c and ('$' or '&' or '#' or '_' or '%')] => c.ToString(),
        _ => throw new FormatException($"“{part.Value}” in “{value}”"),
    });

    /// <summary>Lines of a tag, two spaces, a hyphen, a space and a value; CR and LF at each end.</summary>
    private static List<(string Tag, string Value)> ReadRis(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var lines = text[..^2].Split("\r\n");
        Assert.All(lines, line => Assert.Matches("^[A-Z][A-Z0-9]  - [^\r\n\u2028\u2029\u0085\f\v]*$", line));
        Assert.Equal("ER  - ", lines[^1]);
        return [.. lines[..^1].Select(line => (line[..2], line[6..]))];
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\A@(?<type>[a-z]+)\{(?<key>[a-z0-9-]+),\n", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex BibTexHead();

    [GeneratedRegex(@"\G  (?<name>[a-z]+) = \{", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex BibTexField();

    [GeneratedRegex(@"\\[a-z]+\{\}|\\.|[{}$&#_%~^]", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex TexPart();
}
