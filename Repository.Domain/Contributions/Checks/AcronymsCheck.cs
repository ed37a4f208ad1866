using Repository.Domain.Taxonomy;

namespace Repository.Domain.Contributions.Checks;

/// <summary>
/// Acronyms that are not spelled out where they first stand in the contribution. One in the title may be spelled out where it next stands: titles are short.
/// </summary>
internal sealed class AcronymsCheck : IContentCheck
{
    /// <summary>Nobody writes more; so that what is looked at twice is bounded.</summary>
    private const int MaxOccurrences = 2_000;

    public string Name => "acronyms";

    public bool Concerns(CheckedContent content) => content.Texts.Count > 0;

    public IEnumerable<Finding> Find(CheckedContent content)
    {
        var uses = new Dictionary<string, Use>(StringComparer.Ordinal);
        foreach (var (text, acronym) in Occurrences(content))
        {
            if (!uses.TryGetValue(acronym.Key, out var use))
            {
                uses.Add(acronym.Key, new Use(text, acronym));
            }
            else if (use.LongForm is null)
            {
                use.Again(text, acronym, beganInTitle: use.Text.Field == content.Content.Kind.Title);
            }
        }

        foreach (var use in uses.Values.Where(use => !use.IsSpelledOut))
        {
            var (text, span) = (use.Text, use.Acronym.Span);
            var proposal = use.LongForm ?? InTaxonomy(use.Acronym.Key, content);
            yield return proposal is null
                ? text.Finding(CheckRule.Acronym, Severity.Advice, span.Start, span.Length, Evidence.Of(span.Of(text.Text)))
                : text.Finding(CheckRule.AcronymWithProposal, Severity.Advice, span.Start, span.Length, Evidence.Of(span.Of(text.Text)), Evidence.Of(proposal));
        }
    }

    private static IEnumerable<(FieldText Text, Acronym Acronym)> Occurrences(CheckedContent content) => content.Texts
        .SelectMany(text => AcronymScanner.In(text.Text).Select(acronym => (text, acronym)))
        .Take(MaxOccurrences)
        .Where(found => !KnownAcronyms.Contains(found.acronym.Key, content.Content.Language, content.Taxonomy));

    /// <summary>A label of the taxonomy in the contribution's language that spells it out: “Bilateral labour migration agreements (BLMA)”.</summary>
    private static string? InTaxonomy(string acronym, CheckedContent content)
    {
        foreach (var label in Dimensions.All.SelectMany(content.Taxonomy.All).Select(term => term.Label.All.GetValueOrDefault(content.Content.Language)))
        {
            if (label?.IndexOf($"({acronym})", StringComparison.Ordinal) is > 0 and var at)
            {
                return label[..(at + acronym.Length + 2)];
            }
        }

        return null;
    }

    /// <summary>Where an acronym first stands, and what becomes of it.</summary>
    private sealed class Use(FieldText text, Acronym acronym)
    {
        private bool stoodBelowTitle;

        public FieldText Text { get; } = text;

        public Acronym Acronym { get; } = acronym;

        public string? LongForm { get; private set; } = Checks.LongForm.At(text.Text, acronym)?.Of(text.Value).ToString();

        public bool IsSpelledOut { get; private set; } = Checks.LongForm.At(text.Text, acronym) is not null;

        /// <param name="beganInTitle">It first stood there.</param>
        public void Again(FieldText text, Acronym acronym, bool beganInTitle)
        {
            LongForm = Checks.LongForm.At(text.Text, acronym)?.Of(text.Value).ToString();
            IsSpelledOut = LongForm is not null && beganInTitle && !stoodBelowTitle;
            stoodBelowTitle |= text.Field != Text.Field;
        }
    }
}
