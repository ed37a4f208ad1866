using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Content;

/// <summary>All files of the content folder, read and checked by themselves and against one another; nothing of it is in the database yet.</summary>
internal sealed class ContentReading
{
    private const string TaxonomyFolder = "taxonomy";
    private const string PagesFolder = "pages";
    private const string SpacesFolder = "spaces";
    private const string SynonymsFolder = "synonyms";

    private readonly List<ContentNote> notes = [];
    private readonly List<ContentProblem> folderProblems = [];
    private readonly List<SourceFile> taxonomySources;
    private readonly Dictionary<Kind, IReadOnlyList<SourceFile>> recordSources;
    private readonly List<SourceFile> pageSources;
    private readonly List<SourceFile> spaceSources;
    private readonly List<SourceFile> synonymSources;

    /// <summary>Reads the bytes of every file; <see cref="Parse"/> makes sense of them.</summary>
    public ContentReading(string root)
    {
        var folder = Directory.Exists(root) ? new ContentFolder(root) : null;
        if (folder is null)
        {
            folderProblems.Add(new ContentProblem(".", 0, "", $"There is no content folder “{root}”."));
        }

        taxonomySources = [.. Read(TaxonomyFolder, ".yaml", needed: true)];
        recordSources = KindCatalogue.All.ToDictionary(kind => kind, kind => Read(kind.PathSegment, ".md", needed: false));
        pageSources = [.. Read(PagesFolder, ".md", needed: false)];
        spaceSources = [.. Read(SpacesFolder, ".yaml", needed: false)];
        synonymSources = [.. Read(SynonymsFolder, ".txt", needed: false)];
        All = [.. taxonomySources.Concat(recordSources.Values.SelectMany(sources => sources)).Concat(pageSources).Concat(spaceSources).Concat(synonymSources).OrderBy(source => source.Path, StringComparer.Ordinal)];

        IReadOnlyList<SourceFile> Read(string name, string extension, bool needed)
        {
            if (folder is null)
            {
                return [];
            }

            try
            {
                if (Directory.Exists(Path.Combine(root, name)))
                {
                    return folder.Read(name, extension, notes);
                }
            }
            catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
            {
                folderProblems.Add(new ContentProblem(name, 0, "", $"The folder cannot be read: {wrong.Message.TrimEnd('.')}."));
                return [];
            }

            if (needed)
            {
                folderProblems.Add(new ContentProblem(name, 0, "", $"The content folder has no folder “{name}”, and without it nothing can be filed."));
            }
            else
            {
                notes.Add(new ContentNote(name, $"The content folder has no folder “{name}”."));
            }

            return [];
        }
    }

    public IReadOnlyList<SourceFile> All { get; }

    public IReadOnlyList<ContentNote> Notes => notes;

    public IReadOnlyList<ContentProblem> FolderProblems => folderProblems;

    public IReadOnlyList<TaxonomyFile> Taxonomy { get; private set; } = [];

    public IReadOnlyList<RecordFile> Records { get; private set; } = [];

    public IReadOnlyList<PageFile> Pages { get; private set; } = [];

    public IReadOnlyList<SpaceFile> Spaces { get; private set; } = [];

    public IReadOnlyList<SourceFile> Synonyms => synonymSources;

    /// <param name="stored">The taxonomy of the database.</param>
    /// <param name="imported">What earlier runs made of the files, by path.</param>
    public void Parse(TaxonomyTree stored, IReadOnlyDictionary<string, ContentFile> imported)
    {
        Taxonomy = [.. taxonomySources.Select(TaxonomyFile.Read)];
        var terms = TaxonomyChecks.Check(Taxonomy, stored);
        Records = [.. recordSources.SelectMany(pair => pair.Value.Select(new RecordReader(pair.Key, terms).Read))];
        RecordChecks.Check(Records, imported);
        Pages = [.. pageSources.Select(source => PageFile.Read(source, terms))];
        Spaces = [.. spaceSources.Select(source => SpaceFile.Read(source, terms))];
        foreach (var source in synonymSources)
        {
            SynonymFile.Check(source);
        }
    }
}
