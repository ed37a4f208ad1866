namespace Repository.Domain.Contributions.Checks;

/// <summary>E-mail addresses and telephone numbers: a record stays for years and is copied, so whoever can be written to by it never gets out of it. Messages show them masked.</summary>
internal sealed class PersonalDataCheck : IContentCheck
{
    public string Name => "personal-data";

    public bool Concerns(CheckedContent content) => content.Texts.Count > 0;

    public IEnumerable<Finding> Find(CheckedContent content)
    {
        foreach (var text in content.Texts)
        {
            foreach (var address in EmailScanner.In(text.Value))
            {
                yield return text.Finding(CheckRule.EmailAddress, Severity.Advice, address.Start, address.Length, EmailScanner.Mask(address.Of(text.Value)));
            }

            foreach (var number in PhoneScanner.In(text.Text))
            {
                yield return text.Finding(CheckRule.PhoneNumber, Severity.Advice, number.Start, number.Length, PhoneScanner.Mask(number.Of(text.Text)));
            }
        }
    }
}
