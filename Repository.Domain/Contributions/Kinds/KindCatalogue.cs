namespace Repository.Domain.Contributions.Kinds;

/// <summary>The kinds there are. A new one is added here and nowhere else.</summary>
public static class KindCatalogue
{
    public static IReadOnlyList<Kind> All { get; private set; } = [PracticeFields.Kind, GuidanceFields.Kind];

    public static Kind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <exception cref="ArgumentException">There is no kind of that name.</exception>
    public static Kind Named(string name) => Find(name) ?? throw new ArgumentException($"there is no kind “{name}”", nameof(name));

    /// <summary>For tests, which show that a declaration is all that a kind needs: adds one until it is disposed of. Nothing else may run meanwhile.</summary>
    public static IDisposable With(Kind kind)
    {
        var before = All;
        All = [.. before, kind];
        return new Restored(() => All = before);
    }

    public static Kind? AtPath(string pathSegment) => All.FirstOrDefault(kind => kind.PathSegment == pathSegment);

    private sealed class Restored(Action restore) : IDisposable
    {
        public void Dispose() => restore();
    }
}
