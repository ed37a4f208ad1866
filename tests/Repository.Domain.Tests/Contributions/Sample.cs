using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Tests.Contributions;

internal static class Sample
{
    public static RevisionContent Practice(string title = "A door for newcomers") => new()
    {
        Kind = PracticeFields.Kind,
        Language = "en",
        Fields = new Practice { Title = title, Summary = "One office, all services.", StartYear = 2019, Ongoing = true, Implementers = ["City of A", "NGO “B”"] },
        Terms =
        [
            new AssignedTerm(Dimension.Objective, "16", ByEditors: false),
            new AssignedTerm(Dimension.Objective, "2", ByEditors: true),
            new AssignedTerm(Dimension.Country, "ma", ByEditors: false),
        ],
    };

    public static NewContribution New(int number, string title = "A door for newcomers") => new(number, "a-door-for-newcomers", Practice(title), Imported: true);
}
