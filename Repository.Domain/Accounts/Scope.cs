namespace Repository.Domain.Accounts;

/// <summary>Where a role holds.</summary>
/// <param name="Id">Of a term or a space; empty for everything.</param>
public sealed record Scope(ScopeKind Kind, string Id)
{
    public static readonly Scope Everything = new(ScopeKind.Everything, "");
}

public enum ScopeKind
{
    Everything,
    Theme,
    Region,
    Space,
}
