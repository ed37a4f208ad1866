using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;

namespace Repository.Web.Features.Contribute;

/// <summary>The answers of a section as its form carries them.</summary>
public static class SectionTyping
{
    /// <summary>What the box of a flag sends.</summary>
    public const string Ticked = "true";

    /// <summary>Of a list of terms with one that counts most: the name of the control that says which.</summary>
    public static string PrimaryName(Field field) => $"{field.Name}.primary";

    /// <summary>The first objective is the primary one.</summary>
    public static bool HasPrimary(Field field) => field is TermsField { Dimension: Dimension.Objective, MaxValues: > 1 };

    /// <summary>One line a value.</summary>
    public static bool IsLines(Field field) => field is ListField or LinkField { Many: true };

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(DraftSection section, IFormCollection form)
    {
        var typed = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var name in section.Names)
        {
            typed[name] = section.Kind.FieldNamed(name) switch
            {
                TermsField terms => Terms(terms, form),
                { } field when IsLines(field) => First(form, name).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                _ => [First(form, name)],
            };
        }

        return typed;
    }

    private static List<string> Terms(TermsField field, IFormCollection form)
    {
        var chosen = form[field.Name].OfType<string>().Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (HasPrimary(field) && form[PrimaryName(field)].FirstOrDefault() is { Length: > 0 } primary)
        {
            chosen.Remove(primary);
            chosen.Insert(0, primary);
        }

        return chosen;
    }

    private static string First(IFormCollection form, string name) => form[name].FirstOrDefault() ?? "";
}
