using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Contributions.Differences;

/// <summary>Two contents of a kind beside each other, field by field, in the order of the kind's declaration.</summary>
/// <param name="Fields">All but those that are empty in both.</param>
public sealed record ContentDifference(IReadOnlyList<FieldDifference> Fields)
{
    public required string OldLanguage { get; init; }

    public required string NewLanguage { get; init; }

    public bool LanguageChanged => OldLanguage != NewLanguage;

    public IEnumerable<FieldDifference> Changed => Fields.Where(one => one.IsChanged);

    public IEnumerable<FieldDifference> Unchanged => Fields.Where(one => !one.IsChanged);

    /// <exception cref="ArgumentException">The two are of different kinds.</exception>
    public static ContentDifference Of(RevisionContent before, RevisionContent after)
    {
        ThrowIfKindsDiffer(before, after);
        return new ContentDifference([.. after.Kind.Fields.Select(field => Of(field, before, after)).Where(difference => difference.Pieces.Count > 0)])
        {
            OldLanguage = before.Language,
            NewLanguage = after.Language,
        };
    }

    /// <summary>The fields that are not the same, without saying how: cheap enough for a list.</summary>
    /// <exception cref="ArgumentException">The two are of different kinds.</exception>
    public static IEnumerable<Field> ChangedFields(RevisionContent before, RevisionContent after)
    {
        ThrowIfKindsDiffer(before, after);
        return after.Kind.Fields.Where(field => !(field is TermsField terms
            ? before.TermsOf(terms.Dimension).SequenceEqual(after.TermsOf(terms.Dimension))
            : field.Read(before).SequenceEqual(field.Read(after), StringComparer.Ordinal)));
    }

    /// <summary>Of values as they were typed, right or wrong.</summary>
    public static FieldDifference Of(Field field, IReadOnlyList<string> before, IReadOnlyList<string> after) => field is TermsField or ListField or LinkField
        ? OfValues(field, [.. before.Select(Value)], [.. after.Select(Value)])
        : new FieldDifference(field, TextDifference.Of(before.FirstOrDefault() ?? "", after.FirstOrDefault() ?? ""));

    private static FieldDifference Of(Field field, RevisionContent before, RevisionContent after) => field is TermsField terms
        ? OfValues(field, [.. before.TermsOf(terms.Dimension).Select(Value)], [.. after.TermsOf(terms.Dimension).Select(Value)])
        : Of(field, field.Read(before), field.Read(after));

    private static FieldDifference OfValues(Field field, IReadOnlyList<DifferencePiece> before, IReadOnlyList<DifferencePiece> after)
    {
        var added = after.ToList();
        List<DifferencePiece> kept = [.. before.Select(value => added.Remove(value) ? value : value with { State = PieceState.Removed })];
        return new FieldDifference(field, [.. kept, .. added.Select(value => value with { State = PieceState.Added })])
        {
            IsReordered = !kept.Where(piece => piece.State == PieceState.Same).SequenceEqual(Without(after, added)),
        };
    }

    /// <summary>The values but for those that were added: of equal ones the last are.</summary>
    private static IEnumerable<DifferencePiece> Without(IReadOnlyList<DifferencePiece> values, IReadOnlyList<DifferencePiece> added)
    {
        var left = added.ToList();
        return values.Reverse().Where(value => !left.Remove(value)).Reverse();
    }

    private static DifferencePiece Value(AssignedTerm term) => new(PieceState.Same, term.TermId) { ByEditors = term.ByEditors };

    private static DifferencePiece Value(string text) => new(PieceState.Same, text);

    private static void ThrowIfKindsDiffer(RevisionContent before, RevisionContent after)
    {
        if (before.Kind != after.Kind)
        {
            throw new ArgumentException($"a {before.Kind} cannot be compared with a {after.Kind}", nameof(after));
        }
    }
}
