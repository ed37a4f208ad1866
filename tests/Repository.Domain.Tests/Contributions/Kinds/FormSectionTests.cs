using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Tests.Contributions.Kinds;

public sealed class FormSectionTests
{
    public static TheoryData<string> Kinds => [.. KindCatalogue.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_form_asks_each_field_once_and_all_that_must_be_answered(string name)
    {
        var kind = KindCatalogue.Named(name);
        var asked = kind.Sections.SelectMany(section => section.Fields).ToList();

        Assert.Equal(asked.Count, asked.Distinct(StringComparer.Ordinal).Count());
        Assert.All(asked, field => Assert.NotNull(kind.FieldNamed(field)));
        Assert.All(kind.Fields.Where(field => field.RequiredToSubmit), field => Assert.Contains(field.Name, asked));
        Assert.Equal(kind.Sections.Count, kind.Sections.Select(section => section.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(kind.Title.Name, kind.Sections[0].Fields);
    }
}
