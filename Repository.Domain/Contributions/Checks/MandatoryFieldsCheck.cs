namespace Repository.Domain.Contributions.Checks;

/// <summary>Empty fields that must be filled, or that are expected to be.</summary>
internal sealed class MandatoryFieldsCheck : IContentCheck
{
    public string Name => "mandatory-fields";

    public bool Concerns(CheckedContent content) => content.Fields.Any(field => field.RequiredToSubmit || field.Expected);

    public IEnumerable<Finding> Find(CheckedContent content) => content.Fields
        .Where(field => (field.RequiredToSubmit || field.Expected) && content.IsEmpty(field))
        .Select(field => new Finding(CheckRule.Missing, field.RequiredToSubmit ? Severity.Must : Severity.Advice, field.Name));
}
