using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Content;

/// <summary>What must hold between the records of one kind: no number and no slug twice, no translation of itself or into its own language.</summary>
internal static class RecordChecks
{
    public static void Check(IReadOnlyList<RecordFile> records, IReadOnlyDictionary<string, ContentFile> imported)
    {
        foreach (var kind in records.GroupBy(record => record.Kind))
        {
            RefuseTwice(kind.Where(record => record.Number is not null).GroupBy(record => record.Number!.Value), "number", imported);
            RefuseTwice(kind.Where(record => record.Slug is not null).GroupBy(record => record.Slug!), "slug", imported);
            CheckTranslations(kind.Key, [.. kind]);
        }
    }

    /// <summary>Where one of the files was imported before, the value is its own and only the others are refused; else nobody can tell, and all are.</summary>
    private static void RefuseTwice<T>(IEnumerable<IGrouping<T, RecordFile>> groups, string key, IReadOnlyDictionary<string, ContentFile> imported)
    {
        foreach (var group in groups.Where(group => group.Count() > 1))
        {
            var owners = group.Where(record => imported.TryGetValue(record.Path, out var file) && file.SubjectId.Length > 0).ToList();
            foreach (var record in owners.Count == 1 ? group.Except(owners) : group)
            {
                var others = string.Join(" and ", group.Where(other => other != record).Select(other => other.Path).Order(StringComparer.Ordinal));
                record.Refuse(key, $"The {key} “{group.Key}” is also that of {others}; each {record.Kind.Name} needs its own.");
            }
        }
    }

    private static void CheckTranslations(Kind kind, IReadOnlyList<RecordFile> records)
    {
        foreach (var record in records.Where(record => record.TranslationOf is not null))
        {
            var original = records.FirstOrDefault(other => other.Number == record.TranslationOf);
            if (record.TranslationOf == record.Number)
            {
                record.Refuse("translation-of", $"A {kind.Name} cannot be a translation of itself: “translation-of” takes the number of the original.");
            }
            else if (original?.Content is { } content && content.Language == record.Content?.Language)
            {
                record.Refuse("translation-of", $"Its original, {original.Path}, is in the same language, “{content.Language}”.");
            }
        }
    }
}
