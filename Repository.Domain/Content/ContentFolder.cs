using System.Security.Cryptography;

namespace Repository.Domain.Content;

/// <summary>Reads the files of the content folder, and nothing outside it.</summary>
internal sealed class ContentFolder(string root)
{
    /// <summary>In bytes. The longest file has 40 KB; a larger one is not what it seems.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>A chain of links this long is a circle.</summary>
    private const int MaxLinks = 40;

    private readonly string realRoot = RealPath(root);

    /// <summary>The files of that extension directly in a folder, in order of name; hidden files and editors' backups are left out.</summary>
    public IReadOnlyList<SourceFile> Read(string folder, string extension, ICollection<ContentNote> notes)
    {
        var directory = new DirectoryInfo(Path.Combine(root, folder));
        if (!IsInside(directory))
        {
            notes.Add(new ContentNote(folder, "This folder is a link that leaves the content folder, so it is not read."));
            return [];
        }

        var sources = new List<SourceFile>();
        foreach (var entry in directory.EnumerateFileSystemInfos().Where(IsContent).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var path = $"{folder}/{entry.Name}";
            if (entry is FileInfo file && string.Equals(file.Extension, extension, StringComparison.Ordinal))
            {
                sources.Add(Read(path, file));
            }
            else
            {
                notes.Add(new ContentNote(path, $"It is not read: only files {folder}/*{extension} are."));
            }
        }

        return sources;
    }

    private SourceFile Read(string path, FileInfo file)
    {
        var problems = new FileProblems(path);
        try
        {
            if (!IsInside(file))
            {
                problems.Add(0, "", "This is a link that leaves the content folder, so it is not followed.");
            }
            else if (new FileInfo(RealPath(file.FullName)).Length > MaxBytes)
            {
                problems.Add(0, "", $"The file is larger than {MaxBytes / 1024 / 1024} MB.");
            }
            else
            {
                var bytes = File.ReadAllBytes(file.FullName);
                return new SourceFile(path, Convert.ToHexStringLower(SHA256.HashData(bytes)), ContentText.Decode(bytes, problems), problems);
            }
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            problems.Add(0, "", $"The file cannot be read: {wrong.Message.TrimEnd('.')}.");
        }

        return new SourceFile(path, "", null, problems);
    }

    private bool IsInside(FileSystemInfo entry) =>
        RealPath(entry.FullName) is var real && (real == realRoot || real.StartsWith(realRoot + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private static bool IsContent(FileSystemInfo entry) => !entry.Name.StartsWith('.') && !entry.Name.EndsWith('~') && !entry.Name.StartsWith('#');

    /// <summary>The path with every link in it followed; .NET follows only the last part.</summary>
    private static string RealPath(string path, int links = 0)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = new FileInfo(Path.Combine(real, part));
            real = next.LinkTarget is not { } target ? next.FullName
                : links < MaxLinks ? RealPath(Path.Combine(real, target), links + 1)
                : throw new IOException("its links run in a circle");
        }

        return real;
    }
}
