using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Repository.Domain.Data;

/// <summary>One numbered step of the schema; once released it never changes.</summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    private const string Folder = "Migrations/";
    private const string Extension = ".sql";

    /// <summary>SHA-256 in lower-case hexadecimal, whatever the line ends of the working copy it was built from.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number:0000}_{Name}");

    /// <summary>The migrations of this program for that database, in order.</summary>
    public static IReadOnlyList<Migration> All(Dialect dialect)
    {
        var assembly = typeof(Migration).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Select(name => (Resource: name, Parts: name[Folder.Length..^Extension.Length].Split('.')))
                .Where(file => file.Parts.Length == 1 || file.Parts[1] == dialect.Name)
                .Select(file => Read(assembly, file.Resource, file.Parts[0]))
                .OrderBy(migration => migration.Number),
        ];
    }

    private static Migration Read(Assembly assembly, string resource, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        var parts = name.Split('_', 2);
        return new Migration(int.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture), parts[1], reader.ReadToEnd());
    }
}

/// <summary>A migration as the database remembers it.</summary>
public sealed record AppliedMigration
{
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required string Checksum { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number:0000}_{Name}");
}
