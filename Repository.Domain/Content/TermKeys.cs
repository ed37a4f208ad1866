using Repository.Domain.Taxonomy;

namespace Repository.Domain.Content;

/// <summary>Reads one term of a taxonomy file by itself; what it says of other terms is for <see cref="TaxonomyChecks"/>.</summary>
internal sealed class TermKeys(KeyReader keys, Dimension dimension)
{
    private const int MaxLabel = 300;
    private const int MaxDescription = 3_000;
    private const int MaxText = 500;

    public static IReadOnlyList<string> All { get; } =
    [
        "id", "number", "parent", "label", "short", "description", "reference", "translated", "unconfirmed", "review-regions", "objectives",
        "network-guidance", "champion", "status", "alpha3", "group", "own", "note",
    ];

    /// <summary>Null, with a problem, if it has no id or no label.</summary>
    public Term? Read(int order)
    {
        keys.RefuseUnknown(All, "a term");
        var id = Id();
        var label = Label();
        var term = new Term
        {
            Dimension = dimension,
            Id = id ?? "",
            Order = order,
            Label = label ?? new LocalizedText(new Dictionary<string, string>()),
            Short = keys.Localized("short", MaxLabel),
            Description = keys.Localized("description", MaxDescription),
            Number = keys.Number("number"),
            ParentId = Text("parent"),
            ReviewRegions = Texts("review-regions"),
            Objectives = Texts("objectives"),
            Reference = Text("reference"),
            OwnName = Text("own"),
            Alpha3 = Text("alpha3"),
            Champion = keys.Flag("champion"),
            NetworkGuidance = keys.Flag("network-guidance"),
            Status = Status(),
            Group = Text("group"),
            Note = Text("note"),
            Translated = Texts("translated"),
            Unconfirmed = Texts("unconfirmed"),
        };
        CheckLists(term);
        return id is null || label is null ? null : term;
    }

    private string? Id()
    {
        var id = keys.RequiredText("id");
        if (id is null || Names.AreRight(id.Text))
        {
            return id?.Text;
        }

        keys.Problems.Add(id.Line, "id", $"“{KeyReader.Quote(id.Text)}” cannot be an id, which takes {Names.Rule}.");
        return null;
    }

    private LocalizedText? Label()
    {
        if (keys.Keys.Entry("label") is null)
        {
            keys.Problems.Add(keys.Keys.Line, "label", "“label” is missing.");
            return null;
        }

        var label = keys.Localized("label", MaxLabel);
        if (label is null || label.All.ContainsKey(LocalizedText.Fallback))
        {
            return label;
        }

        keys.Problems.Add(keys.LineOf("label"), "label", "“label” has no English text: give it “en”.");
        return null;
    }

    private string? Text(string key)
    {
        var text = keys.Text(key);
        if (text is not null)
        {
            keys.RefuseLong(key, text, MaxText);
        }

        return text?.Text;
    }

    private List<string> Texts(string key) => [.. keys.Texts(key).Select(text => text.Text)];

    private string? Status()
    {
        var status = keys.Text("status");
        if (status is { Text: not ("member" or "observer") })
        {
            keys.Problems.Add(status.Line, "status", $"“status” is “{KeyReader.Quote(status.Text)}”, which is neither member nor observer.");
        }

        return status?.Text;
    }

    private void CheckLists(Term term)
    {
        foreach (var language in term.Translated.Where(language => !term.Label.All.ContainsKey(language)))
        {
            keys.Problems.Add(keys.LineOf("translated"), "translated", $"“translated” names “{KeyReader.Quote(language)}”, in which there is no label.");
        }

        foreach (var key in term.Unconfirmed.Where(key => keys.Keys.Entry(key) is null))
        {
            keys.Problems.Add(keys.LineOf("unconfirmed"), "unconfirmed", $"“unconfirmed” names “{KeyReader.Quote(key)}”, which this term does not give.");
        }
    }
}
