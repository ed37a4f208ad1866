namespace Repository.Domain.Discussions;

/// <summary>What people say of a post by one press of a button.</summary>
public enum Reaction
{
    Agree,
    Thanks,

    /// <summary>“We did this too.”</summary>
    DidToo,
}
