namespace Repository.Domain.Accounts;

/// <summary>What a person is besides a contributor, which everyone is.</summary>
public enum Role
{
    Moderator,
    Facilitator,
    Administrator,
}
