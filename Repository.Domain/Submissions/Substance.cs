using System.Text;
using Repository.Domain.Contributions;

namespace Repository.Domain.Submissions;

/// <summary>What a text says, apart from how it is set: what somebody confirmed stays confirmed as long as that is the same.</summary>
internal static class Substance
{
    /// <summary>Marks that stand between words. A hyphen may be a minus, a percent sign is half of a number: they count.</summary>
    private const string Marks = ".,;:!?¿¡…·\"'“”„‘’‚«»‹›()[]*_#>`";

    public static bool IsSame(RevisionContent one, RevisionContent other) =>
        one.Kind == other.Kind && one.Language == other.Language && one.Kind.Fields.All(field => Words(field.Read(one)).SequenceEqual(Words(field.Read(other)), StringComparer.Ordinal));

    /// <summary>A full stop within a number parts it, so that 1.5 is not 15.</summary>
    private static IEnumerable<string> Words(IReadOnlyList<string> values) =>
        values.Select(value => string.Join(' ', new string([.. value.Normalize(NormalizationForm.FormC).Select(c => Marks.Contains(c, StringComparison.Ordinal) ? ' ' : char.ToLowerInvariant(c))]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
