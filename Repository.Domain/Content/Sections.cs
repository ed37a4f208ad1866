using System.Text.RegularExpressions;
using Markdig.Syntax;
using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Content;

/// <param name="Line">Of the heading, or of the first line of the body for the text before all headings.</param>
internal sealed record Section(Field Field, int Line, string Text);

/// <summary>Cuts the body of a record at its headings <c>## Words {#field}</c>; the text before the first of them is the summary.</summary>
internal static partial class Sections
{
    /// <summary>The prose fields that a body holds, as against the front matter.</summary>
    public static IReadOnlyList<Field> FieldsOf(Kind kind) => [kind.Summary, .. kind.Fields.Where(field => field is ProseField { Place: FieldPlace.Body })];

    /// <returns>Null, with a problem, if the body cannot be parsed.</returns>
    public static IReadOnlyList<Section>? Read(Kind kind, FrontMatter file, FileProblems problems)
    {
        if (MarkdownCheck.Parse(file.Body, file.BodyLine, problems) is not { } document)
        {
            return null;
        }

        RefuseTitles(file, document, problems);
        var sections = Cut(kind, file, document, problems);
        MarkdownCheck.Check(document, file.BodyLine, problems, line => sections.LastOrDefault(section => section.Line <= line)?.Field.Name ?? "");
        return sections;
    }

    /// <summary>They are reported and else taken for text.</summary>
    private static void RefuseTitles(FrontMatter file, MarkdownDocument document, FileProblems problems)
    {
        foreach (var heading in document.OfType<HeadingBlock>().Where(heading => heading.Level == 1))
        {
            problems.Add(file.BodyLine + heading.Line, "", "A heading of the first level has no place here: the title stands in the front matter, and sections begin with ##.");
        }
    }

    private static List<Section> Cut(Kind kind, FrontMatter file, MarkdownDocument document, FileProblems problems)
    {
        var lines = file.Body.Split('\n');
        var headings = document.OfType<HeadingBlock>().Where(heading => heading.Level == 2).ToList();
        var sections = new List<Section>();
        Add(kind.Summary, heading: -1, end: headings.Count > 0 ? headings[0].Line : lines.Length);
        for (var i = 0; i < headings.Count; i++)
        {
            if (FieldOf(headings[i]) is { } field)
            {
                Add(field, headings[i].Line, i + 1 < headings.Count ? headings[i + 1].Line : lines.Length);
            }
        }

        return sections;

        void Add(Field field, int heading, int end)
        {
            var line = file.BodyLine + Math.Max(0, heading);
            var text = string.Join('\n', lines[(heading + 1)..end]).Trim();
            if (sections.Find(section => section.Field.Name == field.Name) is { } first)
            {
                problems.Add(line, field.Name, $"The section “{field.Name}” stands twice, first on line {first.Line}.");
            }
            else if (text.Length == 0 && heading >= 0)
            {
                problems.Add(line, field.Name, $"The section “{field.Name}” is empty: write its text or leave the heading out.");
            }

            sections.Add(new Section(field, line, text));
        }

        Field? FieldOf(HeadingBlock heading)
        {
            var line = file.BodyLine + heading.Line;
            var id = !heading.IsSetext ? HeadingLine().Match(lines[heading.Line]).Groups["id"].Value : "";
            var known = FieldsOf(kind).Skip(1).Select(field => field.Name).ToList();
            if (known.Contains(id))
            {
                return kind.FieldNamed(id);
            }

            var ids = string.Join(", ", known);
            problems.Add(line, id, known.Count == 0 ? $"A {kind.Name} has no sections: its text is its summary."
                : id.Length > 0 ? $"“{KeyReader.Quote(id)}” is not a section of a {kind.Name}{NearestKey.Question(id, known)} Its sections are {ids}."
                : $"This heading names no section: write it as “## Words {{#section}}”, with one of {ids}; within a section, headings begin with ###.");
            return null;
        }
    }

    [GeneratedRegex(@"^ {0,3}##[ \t].*\{#(?<id>[^{}\s]+)\}[ \t#]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex HeadingLine();
}
