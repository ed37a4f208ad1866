using System.Globalization;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Contributions.Kinds;

/// <summary>Makes fields from a getter and a <c>with</c> of the content record, so that a declaration reads like the form.</summary>
public static class FieldsOf<T>
    where T : class
{
    public static TextField Text(string name, Func<T, string?> get, Func<T, string?, T> with) => new(name, One(get), OneWith(with));

    public static ProseField Prose(string name, Func<T, string?> get, Func<T, string?, T> with) => new(name, One(get), OneWith(with));

    public static LinkField Link(string name, Func<T, string?> get, Func<T, string?, T> with) => new(name, One(get), OneWith(with));

    public static ListField List(string name, Func<T, IReadOnlyList<string>> get, Func<T, IReadOnlyList<string>, T> with) => new(name, Many(get), ManyWith(with));

    public static LinkField Links(string name, Func<T, IReadOnlyList<string>> get, Func<T, IReadOnlyList<string>, T> with) => new(name, Many(get), ManyWith(with)) { Many = true };

    public static YearField Year(string name, Func<T, int?> get, Func<T, int?, T> with) => new(
        name,
        One(fields => get(fields)?.ToString(CultureInfo.InvariantCulture)),
        OneWith((fields, value) => with(fields, value is null ? null : int.Parse(value, CultureInfo.InvariantCulture))));

    public static FlagField Flag(string name, Func<T, bool> get, Func<T, bool, T> with) => new(
        name,
        One(fields => get(fields) ? "true" : null),
        OneWith((fields, value) => with(fields, value == "true")));

    public static TermsField Terms(string name, Dimension dimension) => new(name, dimension);

    private static Func<object, IReadOnlyList<string>> One(Func<T, string?> get) => fields => get((T)fields) is { Length: > 0 } value ? [value] : [];

    private static Func<object, IReadOnlyList<string>, object> OneWith(Func<T, string?, T> with) => (fields, values) => with((T)fields, values.Count == 0 ? null : values[0]);

    private static Func<object, IReadOnlyList<string>> Many(Func<T, IReadOnlyList<string>> get) => fields => get((T)fields);

    private static Func<object, IReadOnlyList<string>, object> ManyWith(Func<T, IReadOnlyList<string>, T> with) => (fields, values) => with((T)fields, values);
}
