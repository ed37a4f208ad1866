using Repository.Domain.Taxonomy;

namespace Repository.Domain.Content;

/// <summary>What must hold between terms: what they name exists, parents form no circle, labels are in known languages.</summary>
internal static class TaxonomyChecks
{
    /// <param name="stored">The taxonomy of the database: it stands in for files that cannot be read.</param>
    public static KnownTerms Check(IReadOnlyList<TaxonomyFile> files, TaxonomyTree stored)
    {
        RefuseSameDimension(files);

        // A file that fails takes those with it that name its terms, so it goes on until no more fail.
        var known = Known(files, stored);
        for (var failed = -1; failed != known.FailedFiles.Count;)
        {
            failed = known.FailedFiles.Count;
            foreach (var file in files.Where(file => file.IsRight))
            {
                CheckReferences(file, known);
            }

            known = Known(files, stored);
        }

        return known;
    }

    private static void RefuseSameDimension(IReadOnlyList<TaxonomyFile> files)
    {
        foreach (var group in files.Where(file => file.Dimension is not null).GroupBy(file => file.Dimension!.Value).Where(group => group.Count() > 1))
        {
            var first = group.First();
            foreach (var file in group.Skip(1))
            {
                file.Source.Problems.Add(1, "dimension", $"The dimension “{group.Key.Name()}” is already in {first.Source.Path}; one file holds all its terms.");
            }
        }
    }

    /// <summary>Terms of the files that are right, and of the database where it has more.</summary>
    private static KnownTerms Known(IReadOnlyList<TaxonomyFile> files, TaxonomyTree stored)
    {
        var right = files.Where(file => file.IsRight).SelectMany(file => file.Terms).Select(entry => entry.Term).ToDictionary(term => term.Key);
        var others = Dimensions.All.SelectMany(stored.All).Where(term => !right.ContainsKey(term.Key));
        var failed = files.Where(file => !file.IsRight && file.Dimension is not null).GroupBy(file => file.Dimension!.Value).ToDictionary(group => group.Key, group => group.First().Source.Path);
        return new KnownTerms(new TaxonomyTree([.. right.Values, .. others]), failed);
    }

    private static void CheckReferences(TaxonomyFile file, KnownTerms known)
    {
        foreach (var (term, keys) in file.Terms)
        {
            var check = new Checker(file.Source.Problems, keys, known);
            check.Parent(term);
            check.All("review-regions", Dimension.ReviewRegion, term.ReviewRegions);
            check.All("objectives", Dimension.Objective, term.Objectives);
            check.Languages(term);
        }

        RefuseCircles(file);
    }

    private static void RefuseCircles(TaxonomyFile file)
    {
        var parents = file.Terms.Where(entry => entry.Term.Dimension.ParentDimension() == entry.Term.Dimension)
            .DistinctBy(entry => entry.Term.Id).ToDictionary(entry => entry.Term.Id, entry => entry.Term.ParentId, StringComparer.Ordinal);
        foreach (var (term, keys) in file.Terms.Where(entry => parents.ContainsKey(entry.Term.Id)))
        {
            var chain = new List<string> { term.Id };
            for (var parent = term.ParentId; parent is not null && !chain.Skip(1).Contains(parent, StringComparer.Ordinal); parent = parents.GetValueOrDefault(parent))
            {
                chain.Add(parent);
                if (parent == term.Id)
                {
                    file.Source.Problems.Add(keys.LineOf("parent"), "parent", $"The parents run in a circle: {string.Join(" → ", chain)}.");
                    break;
                }
            }
        }
    }

    private readonly record struct Checker(FileProblems Problems, YamlMap Keys, KnownTerms Known)
    {
        public void Parent(Term term)
        {
            if (term.ParentId is not { } parent)
            {
                return;
            }

            if (term.Dimension.ParentDimension() is { } dimension)
            {
                All("parent", dimension, [parent]);
            }
            else
            {
                Problems.Add(Keys.LineOf("parent"), "parent", $"A term of {term.Dimension.Name()} has no parent: leave the key out.");
            }
        }

        public void All(string key, Dimension dimension, IReadOnlyList<string> ids)
        {
            foreach (var id in ids)
            {
                if (!Known.Has(dimension, id))
                {
                    Problems.Add(Keys.LineOf(key), key, Known.WhyUnknown(dimension, id));
                }
            }
        }

        /// <summary>Where the list of languages itself cannot be read, that is problem enough.</summary>
        public void Languages(Term term)
        {
            if (Known.Tree.All(Dimension.Language).Count == 0)
            {
                return;
            }

            foreach (var (key, text) in new[] { ("label", term.Label), ("short", term.Short), ("description", term.Description) })
            {
                foreach (var language in text?.All.Keys ?? [])
                {
                    if (!Known.HasLanguage(language))
                    {
                        Problems.Add((Keys.Entry(key)!.Value as YamlMap)!.LineOf(language), key, Known.WhyUnknown(Dimension.Language, language));
                    }
                }
            }
        }
    }
}
