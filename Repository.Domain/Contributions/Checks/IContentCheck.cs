namespace Repository.Domain.Contributions.Checks;

/// <summary>One thing to look at in a contribution of any kind; what it expects of a field stands in the field's declaration.</summary>
/// <remarks>It takes time in proportion to the text, whatever the text: forms run all checks at each save.</remarks>
internal interface IContentCheck
{
    /// <summary>Permanent, in kebab case.</summary>
    string Name { get; }

    /// <summary>Whether there is anything to look at; if not, nothing can be said to be right.</summary>
    bool Concerns(CheckedContent content);

    IEnumerable<Finding> Find(CheckedContent content);
}
