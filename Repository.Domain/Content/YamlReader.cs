using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Repository.Domain.Content;

/// <summary>
/// Builds <see cref="YamlMap"/> from the parser's events: every value keeps its line, and what makes YAML dangerous
/// (anchors that multiply, tags that make objects, depth) is refused before it is built.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>The deepest content, a label of a term of a list, is four deep.</summary>
    private const int MaxDepth = 8;

    private readonly Parser parser;
    private readonly int linesBefore;
    private readonly FileProblems problems;
    private string key = "";

    private YamlReader(string text, int linesBefore, FileProblems problems)
    {
        parser = new Parser(new StringReader(text));
        this.linesBefore = linesBefore;
        this.problems = problems;
    }

    private int Line => linesBefore + (int)(parser.Current?.Start.Line ?? 1);

    /// <param name="linesBefore">How many lines of the file precede the text.</param>
    /// <returns>Null if it cannot be read; then the reason is among the problems.</returns>
    public static YamlMap? Read(string text, int linesBefore, FileProblems problems)
    {
        if (LineWithTab(text) is > 0 and var line)
        {
            problems.Add(linesBefore + line, "", "This line is indented by a tab; YAML takes spaces only.");
            return null;
        }

        var reader = new YamlReader(text, linesBefore, problems);
        try
        {
            return reader.Document();
        }
        catch (RefusedException refused)
        {
            problems.Add(refused.Line, "", refused.Message);
        }
        catch (YamlException wrong)
        {
            problems.Add(linesBefore + (int)Math.Max(1, wrong.Start.Line), "", $"This is not valid YAML: {Explain(wrong.Message)}");
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            // The parser throws these for some unclosed brackets.
            problems.Add(reader.Line, "", "This is not valid YAML: a bracket or quote that opens here or below is not closed.");
        }

        return null;
    }

    /// <summary>The parser refuses a tab too, but names another line.</summary>
    private static int LineWithTab(string text) => 1 + Array.FindIndex(text.Split('\n'), line => line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length).Contains('\t'));

    private YamlMap? Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            throw new RefusedException(linesBefore + 1, "There are no keys here: each line should read “key: value”.");
        }

        var line = Line;
        var root = Value(depth: 1) as YamlMap ?? throw new RefusedException(line, "There are no keys here: each line should read “key: value”.");
        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _) ? root : throw new RefusedException(Line, "A second YAML document starts here; one file holds one.");
    }

    private YamlValue Value(int depth)
    {
        var line = Line;
        var node = parser.Current as NodeEvent;
        if (parser.Accept<AnchorAlias>(out _) || node is { Anchor.IsEmpty: false })
        {
            throw new RefusedException(line, "YAML anchors and aliases (&name, *name) are not read here: write the text out, and put a text that begins with & or * in quotes.");
        }

        if (node is { Tag.IsEmpty: false })
        {
            throw new RefusedException(line, "YAML tags (!name) are not read here: put a text that begins with ! in quotes.");
        }

        return depth > MaxDepth ? throw new RefusedException(line, "The values are nested too deeply here.")
            : parser.Accept<SequenceStart>(out _) ? List(depth)
            : parser.Accept<MappingStart>(out _) ? Map(depth)
            : Text();
    }

    private YamlText Text()
    {
        var line = Line;
        var text = parser.Consume<Scalar>().Value.Trim();
        if (ContentText.Forbidden(text) is not { } forbidden)
        {
            return new YamlText(line, text);
        }

        problems.Add(line, key, $"This text holds {forbidden}; remove it.");
        return new YamlText(line, string.Concat(text.Where(c => !char.IsControl(c))));
    }

    private YamlList List(int depth)
    {
        var line = Line;
        parser.Consume<SequenceStart>();
        var items = new List<YamlValue>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Value(depth + 1));
        }

        return new YamlList(line, items);
    }

    private YamlMap Map(int depth)
    {
        var line = Line;
        parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var keyLine = Line;
            key = Value(depth + 1) is YamlText text ? text.Text : throw new RefusedException(keyLine, "A key must be a word.");
            var name = key;
            var value = Value(depth + 1);
            if (keys.TryAdd(name, keyLine))
            {
                entries.Add(new YamlEntry(name, keyLine, value));
            }
            else
            {
                problems.Add(keyLine, name, $"“{name}” is given twice, first on line {keys[name]}.");
            }
        }

        return new YamlMap(line, entries);
    }

    private static string Explain(string message) =>
        message.Contains("apping values are not allowed", StringComparison.Ordinal) || message.Contains("invalid mapping", StringComparison.Ordinal)
            ? "a text that holds a colon and a space must stand in quotes."
            : message.Contains("cannot start any token", StringComparison.Ordinal)
                ? "a text that begins with @, % or ` must stand in quotes."
                : message.Contains("did not find expected key", StringComparison.Ordinal) ? "this line does not read “key: value”."
                : $"{message.TrimEnd('.')}.";

    private sealed class RefusedException(int line, string message) : Exception(message)
    {
        public int Line { get; } = line;
    }
}
