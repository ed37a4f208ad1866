using Repository.Domain.Contributions;

namespace Repository.Web.Features.Records;

/// <summary>Footnotes that the usage of the United Nations asks for where certain territories are named.</summary>
public static class TerritoryNotes
{
    private static readonly (string Name, string Text)[] Territories = [("Kosovo", "Records.NoteKosovo")];

    /// <summary>Keys of the texts of the footnotes that the content calls for.</summary>
    public static IEnumerable<string> Of(RevisionContent content) =>
        Territories.Where(territory => content.Kind.Fields.SelectMany(field => field.Read(content)).Any(value => value.Contains(territory.Name, StringComparison.OrdinalIgnoreCase)))
            .Select(territory => territory.Text);
}
