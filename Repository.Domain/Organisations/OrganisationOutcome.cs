namespace Repository.Domain.Organisations;

/// <summary>What became of an organisation that was to be written.</summary>
public abstract record OrganisationOutcome
{
    private OrganisationOutcome()
    {
    }

    public sealed record Saved(Organisation Organisation) : OrganisationOutcome;

    /// <summary>Somebody has written it meanwhile.</summary>
    public sealed record Stale(Organisation Current) : OrganisationOutcome;

    /// <summary>A domain belongs to another one already: the two may be the same.</summary>
    public sealed record DomainTaken(string Domain, Organisation By) : OrganisationOutcome;

    /// <summary>There is none of that number that is still one of its own.</summary>
    public sealed record NotFound : OrganisationOutcome;
}
