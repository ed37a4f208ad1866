using Repository.Domain.Pages;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Content;

/// <summary>A file <c>pages/name.language.md</c>.</summary>
/// <param name="Page">Null if the file has problems.</param>
internal sealed record PageFile(SourceFile Source, Page? Page)
{
    private const int MaxTitle = 250;
    private const int MaxSummary = 1_000;

    public static PageFile Read(SourceFile source, KnownTerms terms)
    {
        var problems = source.Problems;
        var (name, language) = source.Name.Split('.') is [var first, var second] ? (first, second) : ("", "");
        if (!Names.AreRight(name))
        {
            problems.Add(0, "", $"A page’s file is named name.language.md, and the name takes {Names.Rule}.");
        }
        else if (!terms.HasLanguage(language))
        {
            problems.Add(0, "language", terms.WhyUnknown(Dimension.Language, language));
        }

        if (source.Text is null || FrontMatter.Read(source.Text, problems) is not { } file)
        {
            return new PageFile(source, null);
        }

        var keys = new KeyReader(file.Keys, problems);
        keys.RefuseUnknown(["title", "summary"], "a page");
        var title = Line(keys, "title", MaxTitle);
        var summary = Line(keys, "summary", MaxSummary);
        CheckBody(file, problems);
        return new PageFile(source, problems.Any ? null : new Page { Name = name, Language = language, Title = title, Summary = summary, Body = file.Body.Trim(), Imported = true });
    }

    private static string Line(KeyReader keys, string key, int maxLength)
    {
        var text = keys.RequiredText(key);
        if (text?.Text.Length > maxLength)
        {
            keys.Problems.Add(text.Line, key, $"“{key}” is longer than {maxLength} characters.");
        }
        else if (text?.Text.Contains('\n', StringComparison.Ordinal) == true)
        {
            keys.Problems.Add(text.Line, key, $"“{key}” must be one line.");
        }

        return text?.Text ?? "";
    }

    private static void CheckBody(FrontMatter file, FileProblems problems)
    {
        if (string.IsNullOrWhiteSpace(file.Body))
        {
            problems.Add(file.BodyLine, "", "The page has no text below its front matter.");
        }
        else if (MarkdownCheck.Parse(file.Body, file.BodyLine, problems) is { } document)
        {
            MarkdownCheck.Check(document, file.BodyLine, problems, _ => "");
        }
    }
}
