namespace Repository.Domain.Tests.Contributions.Checks;

public sealed class PersonalDataCheckTests
{
    private const string Check = "personal-data";

    [Theory]
    [InlineData("Write to anna.k@example.org for more.", "anna.k@example.org", "EmailAddress: a…@example.org")]
    [InlineData("Contact: <anna+hub@mail.gov.ke>.", "anna+hub@mail.gov.ke", "EmailAddress: a…@mail.gov.ke")]
    [InlineData("[Anna](mailto:anna@example.org)", "anna@example.org", "EmailAddress: a…@example.org")]
    [InlineData("escriba a maría@correo.es, por favor", "maría@correo.es", "EmailAddress: m…@correo.es")]
    [InlineData("anna [at] example.org", "anna [at] example.org", "EmailAddress: a…@example.org")]
    [InlineData("anna(arobase)exemple.fr", "anna(arobase)exemple.fr", "EmailAddress: a…@exemple.fr")]
    [InlineData("Call +41 22 717 91 11 any day", "+41 22 717 91 11", "PhoneNumber: +41 2…")]
    [InlineData("+41 (0)22 717-91-11", "+41 (0)22 717-91-11", "PhoneNumber: +41 (0…")]
    [InlineData("+34 612 345 678", "+34 612 345 678", "PhoneNumber: +34 6…")]
    [InlineData("0041227179111", "0041227179111", "PhoneNumber: 004…")]
    [InlineData("au 06 12 34 56 78, le matin", "06 12 34 56 78", "PhoneNumber: 06 1…")]
    [InlineData("(022) 717 91 11", "(022) 717 91 11", "PhoneNumber: (022…")]
    [InlineData("in Washington (202) 555-0143", "(202) 555-0143", "PhoneNumber: (202…")]
    [InlineData("tel. 912 345 678", "912 345 678", "PhoneNumber: 912…")]
    [InlineData("Téléphone : 22 717 91", "22 717 91", "PhoneNumber: 22 7…")]
    [InlineData("teléfono móvil: 612345678", "612345678", "PhoneNumber: 612…")]
    [InlineData("phone number 717 9111", "717 9111", "PhoneNumber: 717…")]
    [InlineData("هاتف: ٠١٢٣٤٥٦٧٨٩", "٠١٢٣٤٥٦٧٨٩", "PhoneNumber: ٠١٢…")]
    [InlineData("电话：010 6532 3731", "010 6532 3731", "PhoneNumber: 010…")]
    public void Addresses_and_numbers_are_found_and_shown_masked(string text, string marked, string found)
    {
        var draft = Draft.Practice("en", ("context", text));

        var finding = Assert.Single(draft.Check(Check));

        Assert.Equal((marked, found), (draft.Marked(finding), Assert.Single(new[] { finding }.InWords())));
    }

    [Theory]
    [InlineData("From 2019-2023, 2020 2021 and 2019–2023; on 01.02.2020, 2020-05-17 and 01-02-2020 - 05-03-2021.")]
    [InlineData("1,200,000 people, 1 200 000 personnes, 1.200.000 personas, 912 345 678 pesos, 30 000 000 000, US$ 954 000 000, +30 000 000")]
    [InlineData("ISBN 978-92-9068-789-4, ISBN 0-19-852663-6, ISSN 0378-5955, doi 10.1080/1369183X.2020.1234567, ORCID 0000-0002-1825-0097")]
    [InlineData("Resolution A/RES/73/195, document 73/195, Law No. 0123456789, project 0123456789, grant ref. 0612345678, 0.123456789, 192.168.100.200")]
    [InlineData("The helpline 116 000, 0800 123 456 and 1-800-555-0199 are free; call 60,000 people; phones 2019-2023; telephone 1 200 000")]
    [InlineData("[page](https://example.org/0612345678/anna) https://example.org/?tel=0612345678 www.example.org/0612345678")]
    [InlineData("@IOM_news and “meet @ noon”, a@b, 5 @ 3.50, user@localhost, @@@, price@1.20")]
    [InlineData("00 00 00 00 00 00, 0, 000000000, +, +1, (2) 3, 1-2-3-4-5-6-7-8-9")]
    public void Other_numbers_and_signs_are_none(string text) => Assert.Empty(Draft.Practice("en", ("context", text)).Check(Check).InWords());

    [Fact]
    public void Every_text_is_looked_at()
    {
        var draft = Draft.Practice("en", ("title", "Ask a@example.org"), ("region-note", "b@example.org"), ("implementers", "City of A"), ("implementers", "City of B, c@example.org"));

        var findings = draft.Check(Check);

        Assert.Equal([("title", 0), ("region-note", 0), ("implementers", 1)], findings.Select(finding => (finding.Field, finding.Mark!.Value.Value)));
    }

    [Fact]
    public void What_is_fine_is_told() => Assert.Contains(Check, Draft.Practice("en", ("title", "A door for newcomers")).Check().Passed);
}
