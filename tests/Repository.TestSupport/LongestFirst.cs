using Xunit.Sdk;
using Xunit.v3;

namespace Repository.TestSupport;

/// <summary>Begins with the collections that take longest, so that none is left to run alone at the end while other processors have nothing to do.</summary>
/// <param name="names">What is part of their names.</param>
public abstract class LongestFirst(params string[] names) : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => names.Any(name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)))];
}
