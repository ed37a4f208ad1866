using System.Globalization;
using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Contributions.Checks;

/// <summary>Years that contradict each other, lie in the future or long ago. An end in the future is a plan where it is ongoing.</summary>
internal sealed class DatesCheck : IContentCheck
{
    public string Name => "dates";

    public bool Concerns(CheckedContent content) => content.Fields.Any(field => field is YearField && !content.IsEmpty(field));

    public IEnumerable<Finding> Find(CheckedContent content)
    {
        var ongoing = content.Fields.OfType<FlagField>().Any(field => field.MeansOngoing && content.Values(field) is ["true"]);
        foreach (var field in content.Fields.OfType<YearField>())
        {
            if (YearOf(content, field) is { } year && Rule(field.Role, year, content.Today.Year, ongoing) is { } rule)
            {
                yield return new Finding(rule, Severity.Advice, field.Name) { Evidence = [Text(year)] };
            }

            if (field.WishedFrom > 0 && content.Content.Kind.Years(content.Content)?.Last < field.WishedFrom)
            {
                var last = content.Content.Kind.Years(content.Content)!.Value.Last!.Value;
                yield return new Finding(CheckRule.EndedEarly, Severity.Advice, WhereItEnds(content, field).Name) { Evidence = [Text(last), Text(field.WishedFrom)] };
            }
        }
    }

    private static CheckRule? Rule(YearRole role, int year, int now, bool ongoing) => role switch
    {
        YearRole.Last when year < now && ongoing => CheckRule.EndedThoughOngoing,
        YearRole.Last when year > now && !ongoing => CheckRule.EndsInFuture,
        YearRole.First or YearRole.Point when year > now => CheckRule.StartsInFuture,
        _ => null,
    };

    /// <summary>A contribution of one year may give it as the first alone.</summary>
    private static YearField WhereItEnds(CheckedContent content, YearField last) =>
        content.IsEmpty(last) ? content.Fields.OfType<YearField>().FirstOrDefault(field => field.Role == YearRole.First && !content.IsEmpty(field)) ?? last : last;

    private static int? YearOf(CheckedContent content, YearField field) =>
        content.Values(field) is [var value] && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
